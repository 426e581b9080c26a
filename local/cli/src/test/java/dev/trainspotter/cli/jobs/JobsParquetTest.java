package dev.trainspotter.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.cli.http.JobsServer;
import dev.trainspotter.cli.parquet.ParquetRows;
import dev.trainspotter.cli.sql.LocalApi;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `./trainspotter jobs --output`, above all as Parquet.
class JobsParquetTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("jobs.parquet");
  }

  /// The types that DuckDB reads for the catalog's types.
  private static Map<String, String> expectedTypes() {
    Map<String, String> types = new LinkedHashMap<>();
    Arrays.stream(Column.values())
        .forEach(
            column ->
                types.put(
                    column.id(),
                    switch (column.type()) {
                      case STRING -> "VARCHAR";
                      case INT64 -> "BIGINT";
                      case BOOL -> "BOOLEAN";
                      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
                      case JSON -> "JSON";
                      case HSTORE, HSTORE_CSV -> "MAP(VARCHAR, VARCHAR)";
                    }));
    return types;
  }

  @Test
  void exportsEveryValueOfEveryPageWithItsType() throws Exception {
    List<FullJob> jobs =
        Stream.of(51, 52, 53).map(seed -> FullJob.of(seed).withUnknownMembers()).toList();
    try (LocalApi api = LocalApi.of(jobs)) {
      String url = api.url().toString();

      JobsRun run =
          JobsRun.of(
              "--url", url, "--format", "parquet", "--output", file().toString(), "--limit", "1");

      assertThat(run.err()).startsWith("3 jobs, ");
      assertThat(ParquetRows.types(file())).isEqualTo(expectedTypes());
      JsonNode rows = Json.read(JobsRun.of("--url", url, "--format=json", "--fields=*").out());
      assertThat(exported()).hasSize(3).isEqualTo(Json.read(rows.toString()));
    }
  }

  /// The rows of the file as JSON, without absent values.
  private JsonNode exported() throws SQLException {
    String columns =
        expectedTypes().entrySet().stream()
            .map(
                type ->
                    type.getValue().startsWith("TIMESTAMP")
                        ? "'%1$s', strftime(%1$s, '%%Y-%%m-%%dT%%H:%%M:%%S.%%gZ')"
                            .formatted(type.getKey())
                        : "'%1$s', %1$s".formatted(type.getKey()))
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    String sql =
        "SELECT json_merge_patch('{}', json_object(%s)) FROM '%s'".formatted(columns, file());
    return Json.read(
        ParquetRows.query(sql).stream().map(row -> row.getFirst()).toList().toString());
  }

  @Test
  void exportsTheRequestedFieldsWithPathsAsTexts() throws SQLException {
    try (JobsServer server =
        JobsServer.ofRows(
            List.of("{\"instance_count\":2,\"tags\":{\"a.b\":\"c\"}}", "{\"instance_count\":3}"))) {
      JobsRun run =
          JobsRun.of(
              server,
              "--format=parquet",
              "--output=" + file(),
              "--fields=instance_count,tags.a.b,resource_config.InstanceCount");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(ParquetRows.types(file()))
          .containsExactly(
              Map.entry("instance_count", "BIGINT"),
              Map.entry("tags.a.b", "VARCHAR"),
              Map.entry("resource_config.InstanceCount", "VARCHAR"));
      assertThat(ParquetRows.query("SELECT * FROM '%s'".formatted(file())))
          .containsExactly(Arrays.asList("2", "c", null), Arrays.asList("3", null, null));
    }
  }

  @ParameterizedTest
  @CsvSource({"parquet", "json", "table"})
  void leavesTheFileFromBeforeWhenAPageFails(String format) throws Exception {
    Files.writeString(file(), "before");
    String row = "{\"region\":\"eu-west-1\"}";
    try (JobsServer server =
        JobsServer.ofRows(List.of(row), List.of(row))
            .failing(1, 400, JobsServer.problem(400, "the cursor is old", null))) {
      JobsRun run = JobsRun.of(server, "--format", format, "--output", file().toString());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .isEqualTo("the cursor is old; nothing is written to %s\n".formatted(file()));
      assertThat(file()).hasContent("before");
      assertThat(folder.toFile().list()).containsExactly("jobs.parquet");
    }
  }

  @Test
  void writesOtherFormatsToAFileToo() {
    try (JobsServer server = JobsServer.ofRows(List.of("{\"region\":\"eu-west-1\"}"))) {
      JobsRun run = JobsRun.of(server, "--output", file().toString(), "--fields=region");

      assertThat(run.out()).isEmpty();
      assertThat(file()).hasContent("region\neu-west-1\n");
    }
  }

  @Test
  void needsAFileForParquet() {
    JobsRun run = JobsRun.of("--format=parquet");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("--format parquet needs --output FILE\n");
  }
}
