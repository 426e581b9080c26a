package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.result.Page;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiOptions;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.http.Authorization;
import dev.trainspotter.cli.http.CurlCommand;
import dev.trainspotter.cli.http.QueryParameter;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.cli.terminal.RowLimit;
import dev.trainspotter.cli.terminal.Version;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./trainspotter jobs`: any query to the list API, followed to its last page.
@Command(
    name = "jobs",
    customSynopsis = "trainspotter jobs [--COLUMN[__OPERATOR] VALUE]... [OPTIONS]",
    description = {
      "Lists training jobs, newest first, following every page to the end.",
      "",
      "Any column of /v1/columns is an option:",
      "  --training_job_status Failed   equal; repeat it to allow several values",
      "  --training_job_name__startswith=bert   with an operator",
      "  --creation_time__gte=-24h   a time: ISO 8601, or relative to now",
      "  --tags.team nlp   a key of a map",
      "  --hyper_parameters.optimizer.lr__gte 0.1   a key that contains a dot",
      "  --resource_config.InstanceType ml.p4d.24xlarge   a member of a json column",
      "Operators: __eq __ne __gt __gte __lt __lte __startswith __contains __exists",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./trainspotter jobs --training_job_status Failed --since 24h",
      "  ./trainspotter jobs --tags.team=nlp --fields training_job_name,tags.team",
      "  ./trainspotter jobs --since 7d --format csv > jobs.csv",
      "  ./trainspotter jobs --format parquet --output jobs.parquet",
      "  ./trainspotter jobs --account_id 111122223333 --region eu-west-1 \\",
      "      --url https://ID.execute-api.eu-west-1.amazonaws.com",
      "  ./trainspotter jobs --since 24h --curl",
      "",
      "Exit codes: 0 success, 1 failure, 2 invalid usage."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    preprocessor = JobsArguments.class,
    modelTransformer = JobsHelp.class)
public final class JobsCommand implements Callable<Integer> {
  /// The columns of a table when `--fields` is absent.
  private static final String DEFAULT_FIELDS =
      Stream.of(
              Column.CREATION_TIME,
              Column.TRAINING_JOB_NAME,
              Column.TRAINING_JOB_STATUS,
              Column.INSTANCE_TYPE,
              Column.INSTANCE_COUNT,
              Column.TRAINING_TIME_IN_SECONDS,
              Column.ACCOUNT_ID,
              Column.REGION)
          .map(Column::id)
          .collect(Collectors.joining(","));

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = JobsFormat.Converter.class,
      description = "table (the default), csv, ndjson, json (one array), or parquet.")
  private JobsFormat format = JobsFormat.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes to this file, which appears when all rows are in it; parquet needs it.")
  private @Nullable Path file;

  @Mixin private ApiOptions deployment = new ApiOptions();

  @Option(
      names = "--max",
      paramLabel = "N",
      converter = RowLimit.class,
      description = "Ends after this many jobs. By default every page is read.")
  private long max = Long.MAX_VALUE;

  @Option(
      names = "--curl",
      description = "Prints a curl command for the first page instead of sending requests.")
  private boolean isCurl;

  private final List<QueryParameter> parameters = new ArrayList<>();

  /// The API's parameters, filled before picocli reads the other options.
  List<QueryParameter> parameters() {
    return parameters;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    if (format == JobsFormat.PARQUET && file == null && !isCurl) {
      throw RefusedException.wrongUsage("--format parquet needs --output FILE");
    }
    ApiUrl url = deployment.url();
    @Nullable Authorization authorization = deployment.authorization();
    if (isCurl) {
      out.println(new CurlCommand(url, authorization).text(request()));
      out.flush();
      return 0;
    }
    JobsProgress progress = new JobsProgress(err, Boolean.getBoolean("stderr.terminal"));
    ApiRequest list = withDefaults(request());
    try (ApiClient api = ApiClient.of(url, authorization)) {
      if (file == null) {
        write(api, list, progress, out);
      } else {
        new JobsExport(api, format, progress, max).run(list, file);
      }
    } finally {
      out.flush();
      progress.clear();
    }
    return 0;
  }

  private void write(ApiClient api, ApiRequest list, JobsProgress progress, PrintStream out)
      throws InterruptedException {
    JobsOutput output =
        JobsOutput.of(format, list.fields(), Integer.getInteger("stdout.columns", 0), out);
    new JobsWalk(api, JobsWalk.PAUSES, output, out, progress).run(list, max);
  }

  private ApiRequest request() {
    ApiRequest request = ApiRequest.list(parameters);
    return format.isWrittenByApi() ? request.with(JobsFormat.PARAMETER, format.id()) : request;
  }

  /// The request with this command's defaults: large pages, and few columns in a table.
  private ApiRequest withDefaults(ApiRequest request) {
    ApiRequest paged =
        request.withDefault(Parameter.LIMIT.id(), String.valueOf(Page.LARGEST_LIMIT));
    return switch (format) {
      case TABLE -> paged.withDefault(Parameter.FIELDS.id(), DEFAULT_FIELDS);
      case PARQUET -> paged.withDefault(Parameter.FIELDS.id(), JobsParquet.EVERYTHING);
      case CSV, NDJSON, JSON -> paged;
    };
  }
}
