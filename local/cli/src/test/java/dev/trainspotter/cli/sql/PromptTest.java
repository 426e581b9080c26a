package dev.trainspotter.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The prompt on a dumb terminal, against the product on this machine.
class PromptTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";

  private static LocalApi local;
  private static ApiClient api;
  private static SqlClient client;
  private static Schema schema;

  @TempDir private Path folder;
  private Path history;
  private TypedTerminal terminal;
  private CompletableFuture<Void> end;

  @BeforeAll
  static void start() throws InterruptedException {
    local = LocalApi.of(List.of(FullJob.of(41)));
    api = ApiClient.of(ApiUrl.of(local.url()));
    client = new SqlClient(api, List.of(), null);
    schema = client.schema();
  }

  @AfterAll
  static void stop() {
    api.close();
    local.close();
  }

  @BeforeEach
  void open() throws IOException, InterruptedException {
    history = folder.resolve("sql_history");
    terminal = new TypedTerminal();
    end = run(terminal, history);
    terminal.await("sql> ");
  }

  private static CompletableFuture<Void> run(TypedTerminal terminal, Path history) {
    ResultWriter writer =
        new ResultWriter(SqlFormat.TABLE, () -> 0, terminal.screen(), terminal.screen());
    Prompt prompt = new Prompt(terminal.terminal(), client, schema, writer, history);
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              prompt.run();
              end.complete(null);
            });
    return end;
  }

  @AfterEach
  void close() throws IOException {
    terminal.close();
  }

  private String answer(String typed) throws IOException, InterruptedException {
    terminal.type(typed + "\n");
    return terminal.await("sql> ");
  }

  @Test
  void answersAStatementOfSeveralLines() throws IOException, InterruptedException {
    String shown = answer("SELECT 'a;' AS a, -- not the end;\n  1 != 2 AS b\n;");

    assertThat(shown).contains("  -> ").contains("\na   b\na;  true\n1 row, 0 rows examined, ");
  }

  @Test
  void showsAProblemAndGoesOn() throws IOException, InterruptedException {
    String problem = answer("SELECT fro;");
    String next = answer("SELECT count(*) AS n FROM aws.sagemaker_training_job;");

    assertThat(problem).contains("line 1, column 8: ").contains("\nSELECT fro;\n       ^\n");
    assertThat(next).contains("\nn\n1\n1 row, 1 row examined, ");
  }

  @Test
  void listsTablesAndColumns() throws IOException, InterruptedException {
    String tables = answer("\\d");
    String columns = answer("\\d SageMaker_training_job;");
    String unknown = answer("\\d jobs");

    assertThat(tables)
        .contains(
            "\ntable ", "\naws.sagemaker_training_job ", "Training jobs, one row for each.\n");
    assertThat(columns)
        .contains(
            "\ncolumn ", "\ncreation_time ", " timestamp with time zone ", "When the job was");
    assertThat(unknown).contains("there is no table jobs: \\d lists the tables\n");
  }

  @Test
  void explainsItsCommands() throws IOException, InterruptedException {
    assertThat(answer("\\?")).contains("\n\\d TABLE ", "\n\\q ");
    assertThat(answer("\\x")).contains("\\x is no command: \\? lists them\n");
  }

  @Test
  void abandonsALineWithCtrlC() throws IOException, InterruptedException {
    terminal.type("SELECT 1,\n");
    terminal.await("  -> ");
    terminal.type("2");

    terminal.type(CTRL_C);
    terminal.await("sql> ");

    assertThat(answer("SELECT 3 AS c;")).contains("\nc\n3\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {CTRL_D, "\\q\n", "quit\n", "exit;\n"})
  void ends(String typed) throws Exception {
    terminal.type(typed);

    end.get(1, TimeUnit.MINUTES);

    assertThat(end).isCompleted();
  }

  @Test
  void completesTheNameOfATable() throws IOException, InterruptedException {
    terminal.type("SELECT count(*) AS n FROM aws.sagemaker_training_job_m\t");

    String shown = answer(";");

    assertThat(shown).contains("n\n").contains("1 row, 1 row examined, ");
  }

  @Test
  void remembersStatementsInTheNextSession() throws Exception {
    answer("SELECT 1 AS first,\n  2 AS second;");
    terminal.type(CTRL_D);
    end.get(1, TimeUnit.MINUTES);

    assertThat(Files.readString(history)).contains("SELECT 1 AS first,");
    try (TypedTerminal later = new TypedTerminal()) {
      run(later, history);
      later.await("sql> ");
      // The line before.
      later.type("\u0010\n");

      assertThat(later.await("row, ")).contains("first  second\n");
    }
  }
}
