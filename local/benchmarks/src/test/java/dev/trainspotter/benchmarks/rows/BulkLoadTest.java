package dev.trainspotter.benchmarks.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.catalog.masking.Masking;
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
  private static final MeasuredTables TABLES = MeasuredTables.inMemory();
  private static final MeasuredTables LOADED = MeasuredTables.inMemory();

  @AfterAll
  static void close() {
    TABLES.close();
    LOADED.close();
  }

  @Test
  void loadsWhatTheWriterWouldHaveWrittenOneByOne() {
    CatalogTable writer =
        new CatalogTable(TABLES.dynamo(), TABLES.settings().tableNames(), Masking.off());
    IntStream.range(0, JOBS)
        .mapToObj(GeneratedJobs::job)
        .forEach(job -> writer.keep(new Sighting.Described(job)));

    new BulkLoad(LOADED.dynamo()).put(0, JOBS);

    assertThat(items(LOADED, MeasuredTables.CATALOG))
        .hasSize(JOBS)
        .containsExactlyInAnyOrderElementsOf(items(TABLES, MeasuredTables.CATALOG));
    assertThat(items(LOADED, MeasuredTables.STATE))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(items(TABLES, MeasuredTables.STATE));
  }

  private static List<Map<String, AttributeValue>> items(MeasuredTables tables, String table) {
    return tables.dynamo().scanPaginator(r -> r.tableName(table)).items().stream().toList();
  }
}
