package dev.trainspotter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Sighting;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class BulkLoadTest {
  private static final int JOBS = 200;
  private static final BenchmarkTables TABLES = BenchmarkTables.inMemory();
  private static final BenchmarkTables LOADED = BenchmarkTables.inMemory();

  @AfterAll
  static void close() {
    TABLES.close();
    LOADED.close();
  }

  @Test
  void loadsWhatTheWriterWouldHaveWrittenOneByOne() {
    CatalogTable writer =
        new CatalogTable(TABLES.dynamo(), BenchmarkTables.CATALOG, BenchmarkTables.STATE);
    IntStream.range(0, JOBS)
        .mapToObj(GeneratedJobs::job)
        .forEach(job -> writer.keep(new Sighting.Described(job)));

    new BulkLoad(LOADED.dynamo()).put(0, JOBS);

    assertThat(items(LOADED, BenchmarkTables.CATALOG))
        .hasSize(JOBS)
        .containsExactlyInAnyOrderElementsOf(items(TABLES, BenchmarkTables.CATALOG));
    assertThat(items(LOADED, BenchmarkTables.STATE))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(items(TABLES, BenchmarkTables.STATE));
  }

  private static List<Map<String, AttributeValue>> items(BenchmarkTables tables, String table) {
    return tables.dynamo().scanPaginator(r -> r.tableName(table)).items().stream().toList();
  }
}
