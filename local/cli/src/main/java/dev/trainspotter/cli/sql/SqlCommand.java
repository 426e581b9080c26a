package dev.trainspotter.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiOptions;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.http.Authorization;
import dev.trainspotter.cli.http.CurlCommand;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.cli.terminal.RowLimit;
import dev.trainspotter.cli.terminal.Version;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./trainspotter sql`: SQL over the rows, one statement or a prompt.
@Command(
    name = "sql",
    description = {
      "Runs one SELECT over the tables of training jobs. Without a statement, it reads one from"
          + " standard input, or opens a prompt on a terminal.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./trainspotter sql \"SELECT training_job_status, count(*)",
      "      FROM aws.sagemaker_training_job GROUP BY 1\"",
      "  ./trainspotter sql --file spot.sql --parameter ml.p4d.24xlarge --parameter 7",
      "  ./trainspotter sql --format parquet --output jobs.parquet",
      "      \"SELECT * FROM aws.sagemaker_training_job\"",
      "  ./trainspotter sql    a prompt; \\? lists its commands",
      "",
      "Exit codes: 0 success, 1 failure, 2 invalid usage."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class SqlCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STATEMENT",
      description = "The statement; - reads it from standard input.")
  private @Nullable String statement;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Reads the statement from this file.")
  private @Nullable Path file;

  @Option(
      names = {"-p", "--parameter"},
      paramLabel = "VALUE",
      converter = ParameterValue.class,
      description =
          "Value of $1, the next one of $2, and so on: a number, true, false, null, a text, or a"
              + " text in double quotes where it would be read as something else.")
  private List<JsonNode> parameters = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = RowLimit.class,
      description = "Shows at most this many rows.")
  private @Nullable Long limit;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = SqlFormat.Converter.class,
      description =
          "table (the default), csv, ndjson, json (the API's response, with types), or parquet.")
  private SqlFormat format = SqlFormat.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Writes to this file, which appears when all of it is written; parquet needs it.")
  private @Nullable Path output;

  @Mixin private ApiOptions deployment = new ApiOptions();

  @Option(names = "--curl", description = "Prints a curl command instead of running the statement.")
  private boolean isCurl;

  private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws InterruptedException {
    if (format == SqlFormat.PARQUET && output == null) {
      throw RefusedException.wrongUsage("--format parquet needs --output FILE");
    }
    @Nullable String sql = StatementSource.of(statement, file).read();
    ApiUrl url = deployment.url();
    @Nullable Authorization authorization = deployment.authorization();
    try (ApiClient api = ApiClient.of(url, authorization)) {
      SqlClient client = new SqlClient(api, parameters, limit);
      if (sql == null) {
        prompt(client);
      } else if (isCurl) {
        out.println(
            new CurlCommand(url, authorization)
                .text(SqlClient.request(sql, format.response(), parameters, limit)));
      } else {
        run(client, sql);
      }
      return 0;
    } finally {
      out.flush();
    }
  }

  private void run(SqlClient client, String sql) throws InterruptedException {
    int columns = Integer.getInteger("stdout.columns", 0);
    ResultWriter writer = new ResultWriter(format, () -> columns, out, err);
    if (output == null) {
      writer.write(client.run(sql, format.response()));
    } else {
      writer.write(client.run(sql, format.response()), output);
    }
  }

  private void prompt(SqlClient client) throws InterruptedException {
    if (output != null || isCurl) {
      throw RefusedException.wrongUsage(
          "%s needs a statement".formatted(isCurl ? "--curl" : "--output"));
    }
    int columns = Integer.getInteger("stdout.columns", 0);
    Schema schema = client.schema();
    @Nullable Path history =
        HistoryFile.open(System.getenv(), Path.of(System.getProperty("user.home")));
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      ResultWriter writer = new ResultWriter(format, () -> width(terminal, columns), out, err);
      new Prompt(terminal, client, schema, writer, history).run();
    } catch (IOException e) {
      throw RefusedException.failed("the terminal cannot be read: " + FailureLine.of(e));
    }
  }

  /// The window may have another width for each table, and not every terminal knows its own.
  ///
  /// @param first the width at the start; 0 for no terminal
  private static int width(Terminal terminal, int first) {
    return first == 0 || terminal.getColumns() == 0 ? first : terminal.getColumns();
  }
}
