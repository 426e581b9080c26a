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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The prompt on terminals over pipes, against the product on this machine.
class PromptTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";

  /// The line before.
  private static final String CTRL_P = "\u0010";

  private static LocalApi local;
  private static ApiClient api;
  private static SqlClient client;
  private static Schema schema;

  @TempDir private Path folder;
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

  private Path history() {
    return folder.resolve("sql_history");
  }

  private void open(TypedTerminal opened) throws InterruptedException {
    terminal = opened;
    ResultWriter writer =
        new ResultWriter(SqlFormat.TABLE, () -> 0, terminal.screen(), terminal.screen());
    Prompt prompt = new Prompt(terminal.terminal(), client, schema, writer, history());
    end = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              prompt.run();
              end.complete(null);
            });
    terminal.await("sql> ");
  }

  @AfterEach
  void close() throws Exception {
    terminal.end();
    end.get(1, TimeUnit.MINUTES);
    terminal.close();
  }

  private String answer(String typed) throws IOException, InterruptedException {
    terminal.type(typed + "\n");
    return terminal.await("sql> ");
  }

  @Test
  void answersAStatementOfSeveralLines() throws IOException, InterruptedException {
    open(TypedTerminal.dumb());

    String shown = answer("SELECT 'a;' AS a, -- not the end;\n  1 != 2 AS b\n;");

    assertThat(shown).startsWith("a   b\na;  true\n1 row, 0 rows examined, ");
  }

  @Test
  void showsThatAStatementGoesOn() throws IOException, InterruptedException {
    open(TypedTerminal.ansi());

    terminal.type("SELECT 'a;'\n");

    assertThat(terminal.await("  -> ")).contains("SELECT 'a;'");
  }

  @Test
  void showsAProblemAndGoesOn() throws IOException, InterruptedException {
    open(TypedTerminal.dumb());

    String problem = answer("SELECT fro;");
    String next = answer("SELECT count(*) AS n FROM aws.sagemaker_training_job;");

    assertThat(problem).startsWith("line 1, column 8: ").contains("\nSELECT fro;\n       ^\n");
    assertThat(next).startsWith("n\n1\n1 row, 1 row examined, ");
  }

  @Test
  void listsTablesAndColumns() throws IOException, InterruptedException {
    open(TypedTerminal.dumb());

    String tables = answer("\\d");
    String columns = answer("\\d SageMaker_training_job;");
    String unknown = answer("\\d jobs");

    assertThat(tables)
        .startsWith("table ")
        .contains("\naws.sagemaker_training_job ", "Training jobs, one row for each.\n");
    assertThat(columns)
        .startsWith("column ")
        .contains("\ncreation_time ", " timestamp with time zone ", "When the job was created");
    assertThat(unknown).startsWith("there is no table jobs: \\d lists the tables\n");
  }

  @Test
  void explainsItsCommands() throws IOException, InterruptedException {
    open(TypedTerminal.dumb());

    String help = answer("\\?");
    String unknown = answer("\\x");

    assertThat(help).contains("\n\\d TABLE ", "\n\\q ");
    assertThat(unknown).startsWith("\\x is no command: \\? lists them\n");
  }

  @Test
  void abandonsALineWithCtrlC() throws IOException, InterruptedException {
    open(TypedTerminal.ansi());
    terminal.type("SELECT 1,\n");
    terminal.await("  -> ");

    terminal.type(CTRL_C);
    terminal.await("sql> ");

    terminal.type("SELECT 3 AS c;\n");
    assertThat(terminal.await("1 row, ")).contains("c\n3\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {CTRL_D, "\\q\n", "quit\n", "exit;\n"})
  void ends(String typed) throws Exception {
    open(TypedTerminal.ansi());

    terminal.type(typed);

    end.get(1, TimeUnit.MINUTES);
  }

  @Test
  void endsWithItsInput() throws Exception {
    open(TypedTerminal.dumb());

    terminal.end();

    end.get(1, TimeUnit.MINUTES);
  }

  @Test
  void completesTheNameOfATable() throws IOException, InterruptedException {
    open(TypedTerminal.ansi());
    terminal.type("SELECT count(*) AS n FROM aws.sagemaker_training_job_m\t");
    terminal.await("etric");

    terminal.type(";\n");

    assertThat(terminal.await(" row, ")).contains("n\n");
  }

  @Test
  void remembersStatementsInTheNextSession() throws Exception {
    open(TypedTerminal.ansi());
    terminal.type("SELECT 1 AS first,\n  2 AS second;\n");
    terminal.await("1 row, ");
    terminal.type(CTRL_D);
    end.get(1, TimeUnit.MINUTES);
    terminal.close();
    assertThat(Files.readString(history())).contains("SELECT 1 AS first,");

    open(TypedTerminal.ansi());
    terminal.type(CTRL_P);
    terminal.await("second;");
    terminal.type("\n");

    assertThat(terminal.await("1 row, ")).contains("first  second\n");
  }
}
