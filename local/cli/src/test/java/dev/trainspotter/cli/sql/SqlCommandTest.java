package dev.trainspotter.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trainspotter.cli.parquet.ParquetRows;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `./trainspotter sql` against the product on this machine.
class SqlCommandTest {
  private static final List<FullJob> JOBS =
      Stream.of(31, 32, 33).map(seed -> FullJob.of(seed)).toList();

  private static LocalApi api;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws InterruptedException {
    api = LocalApi.of(JOBS);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static SqlRun sql(String... arguments) {
    return SqlRun.of(api.url(), arguments);
  }

  private static String names() {
    return String.join("\n", JOBS.stream().map(FullJob::trainingJobName).sorted().toList()) + "\n";
  }

  @Test
  void showsATableAndWhatItCost() {
    SqlRun run =
        sql(
            "SELECT * FROM (VALUES ('a', 10, true, NULL), (E'漢\\n\\x1b[2J', 9, false, 'x'))"
                + " AS t(name, \"Jobs\", is_spot, reason)");

    assertThat(run.out())
        .isEqualTo(
            """
            name     Jobs  is_spot  reason
            a          10  true
            漢  [2J     9  false    x
            """);
    assertThat(run.err()).matches("2 rows, 0 rows examined, 0 read units, [0-9,]+ ms\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void saysWhatReadingTheTableCost() {
    SqlRun run = sql("SELECT count(*) AS n FROM aws.sagemaker_training_job;");

    assertThat(run.out()).isEqualTo("n\n3\n");
    assertThat(run.err())
        .matches("1 row, 3 rows examined, [0-9]+(\\.[0-9])? read units?, [0-9,]+ ms\n");
  }

  @Test
  void saysThatTheLimitLeftOutRows() {
    SqlRun run = sql("--limit", "2", "SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT 3");

    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.err()).endsWith(" ms; complete: false, --limit left out rows\n");
  }

  @ParameterizedTest
  @CsvSource({"--file", "-f"})
  void readsTheStatementFromAFile(String option) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("names.sql"),
            """
            \uFEFF-- All names.
            SELECT training_job_name AS "name ü"
            FROM aws.sagemaker_training_job
            ORDER BY 1
            """);

    SqlRun run = sql(option, file.toString(), "--format=csv");

    assertThat(run.out().replace("\r", "")).isEqualTo("name ü\n" + names());
  }

  @ParameterizedTest
  @CsvSource({"''", "-", "--file=-"})
  void readsTheStatementFromStandardInput(String argument) {
    String[] arguments = argument.isEmpty() ? new String[0] : new String[] {argument};

    SqlRun run = SqlRun.reading("SELECT 'ü' AS a;\n", api.url(), arguments);

    assertThat(run.out()).as(run.err()).isEqualTo("a\nü\n");
  }

  @Test
  void passesParameters() {
    SqlRun run =
        sql(
            "SELECT $1 AS a, $2 + 1 AS b, $3 AS c, $4 AS d, $5 AS e, $6 AS f",
            "-p",
            "ml.p4d.24xlarge",
            "--parameter=-41",
            "-p=true",
            "-p",
            "null",
            "-p",
            "\"7\"",
            "-p",
            "it's",
            "--format=json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Json.read(run.out()).path("rows"))
        .isEqualTo(Json.read("[[\"ml.p4d.24xlarge\",-40,true,null,\"7\",\"it's\"]]"));
  }

  @Test
  void passesOnCsvNdjsonAndJson() {
    String sql = "SELECT 1 AS a, 'x,\"y' AS b, NULL AS c";

    assertThat(sql("--format=csv", sql).out()).isEqualTo("a,b,c\r\n1,\"x,\"\"y\",\r\n");
    assertThat(sql("--format=ndjson", sql).out())
        .isEqualTo("{\"a\":1,\"b\":\"x,\\\"y\",\"c\":null}\n");
    JsonNode json = Json.read(sql("--format=json", sql).out());
    assertThat(json.path("columns").findValuesAsText("name")).containsExactly("a", "b", "c");
    assertThat(json.path("complete").asBoolean()).isTrue();
  }

  @Test
  void printsAProblemWithTheMarkUnderItsPlace() {
    SqlRun run = sql("SELECT training_job_name,\n  statuss\nFROM aws.sagemaker_training_job");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().toList()).hasSize(3).endsWith("  statuss", "  ^");
    assertThat(run.err()).startsWith("line 2, column 3: ");
  }

  @Test
  void printsWhatLooksLikeAClassAsItIs() {
    SqlRun run = sql("SELECT CAST('java.lang.String: x' AS INTEGER)");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("'java.lang.String: x'");
  }

  @Test
  void writesAParquetFileWithTypedColumns() throws SQLException {
    Path file = folder.resolve("jobs.parquet");
    String sql =
        """
        SELECT training_job_name, tags, resource_config, creation_time, training_time_in_seconds AS s,
          enable_network_isolation AS b, hyper_parameters, avg(1.5) OVER () AS mean, training_job_name
        FROM aws.sagemaker_training_job ORDER BY 1
        """;

    SqlRun run = sql("--format", "parquet", "--output", file.toString(), sql);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("3 rows, 3 rows examined, ");
    assertThat(ParquetRows.types(file))
        .containsExactly(
            Map.entry("training_job_name", "VARCHAR"),
            Map.entry("tags", "MAP(VARCHAR, VARCHAR)"),
            Map.entry("resource_config", "JSON"),
            Map.entry("creation_time", "TIMESTAMP WITH TIME ZONE"),
            Map.entry("s", "BIGINT"),
            Map.entry("b", "BOOLEAN"),
            Map.entry("hyper_parameters", "MAP(VARCHAR, VARCHAR)"),
            Map.entry("mean", "DOUBLE"),
            Map.entry("training_job_name_2", "VARCHAR"));
  }

  @Test
  void writesEveryValueToTheParquetFile() throws SQLException {
    Path file = folder.resolve("jobs.parquet");
    String sql =
        """
        SELECT training_job_name, tags -> 'team', tags -> 'a, b', resource_config ->> 'InstanceType'
        FROM aws.sagemaker_training_job ORDER BY 1
        """;
    JsonNode rows = Json.read(sql("--format=json", sql).out()).path("rows");

    sql("--format=parquet", "--output=" + file, "SELECT * FROM aws.sagemaker_training_job");

    List<List<String>> read =
        ParquetRows.query(
            """
            SELECT training_job_name, tags['team'], tags['a, b'],
              resource_config ->> 'InstanceType'
            FROM '%s' ORDER BY 1
            """
                .formatted(file));
    assertThat(Json.read(json(read))).hasSize(3).isEqualTo(rows);
    assertThat(read.getFirst()).contains("nlp", "\"c\"=d");
  }

  private static String json(List<List<String>> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    rows.forEach(row -> row.forEach(array.addArray()::add));
    return array.toString();
  }

  @ParameterizedTest
  @CsvSource({"csv", "table", "parquet"})
  void leavesTheFileFromBeforeWhenTheStatementFails(String format) throws IOException {
    Path file = Files.writeString(folder.resolve("jobs"), "before");

    SqlRun run = sql("--format", format, "--output", file.toString(), "SELECT nothing");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).containsExactly("jobs");
  }

  @Test
  void writesATableToAFile() {
    Path file = folder.resolve("a.txt");

    SqlRun run = sql("--output", file.toString(), "SELECT 1 AS a");

    assertThat(run.out()).isEmpty();
    assertThat(file).hasContent("a\n1\n");
  }

  @Test
  void printsACurlCommandInsteadOfRunningTheStatement() {
    SqlRun run = sql("--curl", "--limit=1", "-p=7", "SELECT 'a' WHERE 7 = $1");

    assertThat(run.out())
        .isEqualTo(
            "curl -H 'content-type: application/json' --data-binary"
                + " '{\"sql\":\"SELECT '\\''a'\\'' WHERE 7 = $1\",\"parameters\":[7],\"limit\":1}'"
                + " '%s/v1/sql?format=json'\n".formatted(api.url()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format=xml SELECT           | must be table, csv, ndjson, json or parquet, was xml",
        "--limit=0 SELECT              | must be a whole number from 1, was 0",
        "--format=parquet SELECT       | --format parquet needs --output FILE",
        "--file=a.sql SELECT           | give a statement or --file, not both",
        "-                             | standard input is empty: give a statement",
        "-p=\"a SELECT                 | a value that begins with a quote must be a text of JSON",
        "SELECT 1                      | Unmatched argument",
      })
  void refusesInvalidUsage(String arguments, String complaint) {
    SqlRun run = sql(arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(complaint);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void saysWhyAStatementCannotBeRead() throws IOException {
    Path missing = folder.resolve("missing.sql");
    Path latin = Files.write(folder.resolve("latin.sql"), new byte[] {'-', '-', (byte) 0xFC});

    assertThat(sql("--file", missing.toString()).err())
        .isEqualTo("%1$s cannot be read: %1$s does not exist\n".formatted(missing));
    assertThat(sql("--file", latin.toString()).err())
        .isEqualTo(latin + " is not UTF-8: convert it\n");
  }

  @Test
  void saysWhatToDoWhenNothingAnswers() {
    SqlRun run = SqlRun.of(URI.create("http://localhost:1"), "SELECT 1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "http://localhost:1 does not answer: start local mode with ./trainspotter local, or"
                + " name a deployed API with --url\n");
  }
}
