package dev.trainspotter.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsArgumentsTest {
  private static final String URL = "http://localhost:8080/v1/training-jobs";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--training_job_status Failed --since 24h  | since=24h&training_job_status=Failed",
        "--since=24h --training_job_status=Failed  | since=24h&training_job_status=Failed",
        "--creation_time__gte -24h --sort -creation_time"
            + " | creation_time__gte=-24h&sort=-creation_time",
        "--sort -h --since -Vh                     | since=-Vh&sort=-h",
        "--creation_time__gte=--24h                | creation_time__gte=--24h",
        "--region eu-west-1 --region us-east-1     | region=eu-west-1&region=us-east-1",
        "--tags.a=b=c --tags.=                     | tags.=&tags.a=b%3Dc",
        "--hyper_parameters.optimizer.lr__gte 0.1  | hyper_parameters.optimizer.lr__gte=0.1",
        "--limit 7 --cursor X --deleted exclude    | cursor=X&deleted=exclude&limit=7",
        "--fields b,a --fields c                   | fields=b%2Ca%2Cc",
        "--formt csv                               | formt=csv",
        "--format csv --region x                   | format=csv&region=x",
        "--format=ndjson                           | format=ndjson",
        "--tags.owner @pom.xml                     | tags.owner=%40pom.xml",
        "--final_metric_data_list.validation:loss__lt 0.2"
            + " | final_metric_data_list.validation%3Aloss__lt=0.2",
      })
  void passesOnEveryOptionThatIsNotItsOwn(String line, String query) {
    var run = JobsRun.of(("--curl " + line).split(" "));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("curl '%s?%s'%n".formatted(URL, query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--account_id 111122223333                       | /111122223333",
        "--account_id 111122223333 --region eu-west-1    | /111122223333/eu-west-1",
        "--region eu-west-1 --account_id=111122223333 --since 1h"
            + " | /111122223333/eu-west-1?since=1h",
        "--account_id 111122223333 --account_id 444455556666"
            + " | ?account_id=111122223333&account_id=444455556666",
        "--account_id 111122223333 --region a-b --region c-d"
            + " | /111122223333?region=a-b&region=c-d",
        "--account_id__ne 111122223333                   | ?account_id__ne=111122223333",
        "--region eu-west-1                              | ?region=eu-west-1",
        "--account_id ../111122223333                    | ?account_id=..%2F111122223333",
        "--account_id 111122223333 --region ..           | /111122223333?region=..",
      })
  void movesOneAccountAndItsRegionIntoThePath(String line, String pathAndQuery) {
    var run = JobsRun.of(("--curl " + line).split(" "));

    assertThat(run.out()).isEqualTo("curl '%s%s'%n".formatted(URL, pathAndQuery));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--training_job_status              | --training_job_status needs a value: write"
            + " --training_job_status=VALUE",
        "--training_job_status --format csv | --training_job_status needs a value: write"
            + " --training_job_status=VALUE",
        "--format xml                       | Invalid value for option '--format': must be table,"
            + " csv, ndjson, json or parquet, was xml",
        "--format                           | Missing required parameter for option '--format'"
            + " (FORMAT)",
        "--url localhost:8080               | Invalid value for option '--url': must be https://"
            + " and a host, such as the stack's output ApiUrl, was localhost:8080",
        "--url https://a/?b=c               | Invalid value for option '--url': must be https://"
            + " and a host, such as the stack's output ApiUrl, was https://a/?b=c",
        "--url http://192.0.2.1             | Invalid value for option '--url': must begin with"
            + " https://, because a request shows its session token, was http://192.0.2.1",
        "--curl --url http://192.0.2.1      | Invalid value for option '--url': must begin with"
            + " https://, because a request shows its session token, was http://192.0.2.1",
        "--url http://localhost:8080/v1     | Invalid value for option '--url': must end before"
            + " /v1, was http://localhost:8080/v1",
        "tags.team=nlp                      | tags.team=nlp is not an option: write"
            + " --tags.team=nlp",
        "Failed                             | Unmatched argument at index 1: 'Failed'",
        "-limit 5                           | Unknown options: '-limit', '5'",
      })
  void reportsInvalidUsageAndWhereToReadMore(String line, String error) {
    var run = JobsRun.of(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .startsWith(error)
        .endsWith("see: ./trainspotter jobs --help")
        .hasSizeLessThan(4);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void explainsColumnsOperatorsAndEveryOptionInItsHelp() {
    var run = JobsRun.of("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("/v1/columns", "__startswith", "Examples:")
        .contains("--format=FORMAT", "--url=URL", "--curl", "--limit=VALUE", "--cursor=VALUE")
        .contains("--fields=VALUE");
    assertThat(run.out().lines().map(String::length)).allMatch(width -> width <= 80);
  }
}
