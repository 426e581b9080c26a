package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Page;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.http.CurlCommand;
import dev.trainspotter.cli.http.QueryParameter;
import dev.trainspotter.cli.terminal.Version;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./trainspotter jobs`: any question to the list API, followed to its last page.
@Command(
    name = "jobs",
    customSynopsis = "trainspotter jobs [--COLUMN[__OPERATOR] VALUE]... [OPTIONS]",
    description = {
      "Lists training jobs, newest first, following every page to the end.",
      "",
      "Any column of /v1/columns is an option:",
      "  --training_job_status Failed   equal; given twice: any of the values",
      "  --training_job_name__startswith=bert   with an operator",
      "  --creation_time__gte=-24h   a time: ISO 8601, or back from now",
      "  --tags.team nlp   a key of a map",
      "  --hyper_parameters.optimizer.lr__gte 0.1   a key that has a dot itself",
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
      "  ./trainspotter jobs --account_id 111122223333 --region eu-west-1 \\",
      "      --url https://ID.execute-api.eu-west-1.amazonaws.com",
      "  ./trainspotter jobs --since 24h --curl",
      "",
      "Ends with 0 when done, 1 when it failed, 2 when it was asked wrongly."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    preprocessor = JobsArguments.class,
    modelTransformer = JobsHelp.class)
public final class JobsCommand implements Callable<Integer> {
  /// What a table shows unless told otherwise.
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
      description = "table for people (unless told otherwise), csv, ndjson, or json: one array.")
  private JobsFormat format = JobsFormat.TABLE;

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = ApiUrl.Converter.class,
      description =
          "Where the API answers: a deployed one, the stack's output ApiUrl, is asked with your AWS"
              + " credentials; http://localhost:8080, local mode's, unless told otherwise.")
  private ApiUrl url = ApiUrl.LOCAL;

  @Option(
      names = "--curl",
      description =
          "Prints the question as a curl command instead of asking it; that asks for one page.")
  private boolean isCurl;

  private final List<QueryParameter> parameters = new ArrayList<>();

  /// What is passed on to the API, filled before the other options are read.
  List<QueryParameter> parameters() {
    return parameters;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    if (isCurl) {
      out.println(CurlCommand.to(url).text(question()));
      out.flush();
      return 0;
    }
    JobsProgress progress = new JobsProgress(err, Boolean.getBoolean("stderr.terminal"));
    ApiRequest walked = walked(question());
    try (ApiClient api = ApiClient.of(url)) {
      JobsOutput output = JobsOutput.of(format, walked.fields(), out);
      new JobsWalk(api, JobsWalk.PAUSES, output, out, progress).run(walked);
    } finally {
      out.flush();
      progress.clear();
    }
    return 0;
  }

  private ApiRequest question() {
    ApiRequest question = ApiRequest.of(parameters);
    return format.isWrittenByApi() ? question.with(JobsFormat.PARAMETER, format.id()) : question;
  }

  /// With what this command wants where nothing was asked for.
  private ApiRequest walked(ApiRequest question) {
    ApiRequest paged =
        question.withDefault(Parameter.LIMIT.id(), String.valueOf(Page.LARGEST_LIMIT));
    return format == JobsFormat.TABLE
        ? paged.withDefault(Parameter.FIELDS.id(), DEFAULT_FIELDS)
        : paged;
  }
}
