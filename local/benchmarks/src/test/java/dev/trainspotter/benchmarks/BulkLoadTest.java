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
  private static final LocalTables TABLES = LocalTables.inMemory();
  private static final LocalTables LOADED = LocalTables.inMemory();

  @AfterAll
  static void close() {
    TABLES.close();
    LOADED.close();
  }

  @Test
  void loadsWhatTheWriterWouldHaveWrittenOneByOne() {
    CatalogTable writer = new CatalogTable(TABLES.dynamo(), LocalTables.CATALOG, LocalTables.STATE);
    IntStream.range(0, JOBS)
        .mapToObj(GeneratedJobs::job)
        .forEach(job -> writer.keep(new Sighting.Described(job)));

    new BulkLoad(LOADED.dynamo()).put(0, JOBS);

    assertThat(items(LOADED, LocalTables.CATALOG))
        .hasSize(JOBS)
        .containsExactlyInAnyOrderElementsOf(items(TABLES, LocalTables.CATALOG));
    assertThat(items(LOADED, LocalTables.STATE))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(items(TABLES, LocalTables.STATE));
  }

  private static List<Map<String, AttributeValue>> items(LocalTables tables, String table) {
    return tables.dynamo().scanPaginator(r -> r.tableName(table)).items().stream().toList();
  }
}
