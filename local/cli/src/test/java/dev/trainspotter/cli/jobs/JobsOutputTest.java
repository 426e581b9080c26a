package dev.trainspotter.cli.jobs;

import static dev.trainspotter.cli.http.JobsServer.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.http.JobsServer;
import dev.trainspotter.cli.terminal.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsOutputTest {
  @Test
  void showsATableOfAllPages() {
    try (JobsServer server =
        JobsServer.ofRows(
            rows(
                """
                {"training_job_name":"bert","training_job_status":"Failed","instance_count":2,\
                "creation_time":"2026-11-23T14:13:00.000Z","instance_type":"ml.p4d.24xlarge",\
                "training_time_in_seconds":120,"account_id":"111122223333","region":"eu-west-1"}\
                """,
                """
                {"training_job_name":"gpt","training_job_status":"InProgress","instance_count":16,\
                "creation_time":"2026-11-23T14:12:00.000Z","account_id":"111122223333",\
                "region":"eu-west-1"}\
                """),
            rows("{\"training_job_name\":\"a-name-that-is-longer-than-those-before\"}"))) {
      var run = JobsRun.of(server);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .isEqualTo(
              """
              creation_time             training_job_name  training_job_status  instance_type    instance_count  training_time_in_seconds  account_id    region
              2026-11-23T14:13:00.000Z  bert               Failed               ml.p4d.24xlarge               2                       120  111122223333  eu-west-1
              2026-11-23T14:12:00.000Z  gpt                InProgress                                        16                            111122223333  eu-west-1
                                        a-name-that-is-longer-than-those-before
              """);
      assertThat(run.err()).isEqualTo("3 jobs, 2,000 rows examined\n");
      assertThat(server.queries())
          .containsOnly(
              "fields=creation_time,training_job_name,training_job_status,instance_type,"
                  + "instance_count,training_time_in_seconds,account_id,region&limit=500");
    }
  }

  @Test
  void showsTheRequestedFieldsInTheirOrder() {
    try (JobsServer server =
        JobsServer.ofRows(
            rows(
                """
                {"tags":{"team.a":"nlp"},"resource_config":{"InstanceCount":4},\
                "input_data_config":[{"ChannelName":"train"}],"vpc_config":{"on":true}}\
                """))) {
      var run =
          JobsRun.of(
              server,
              "--fields",
              "resource_config.InstanceCount,tags.team.a",
              "--fields=input_data_config.ChannelName,vpc_config.on,region");

      assertThat(run.out())
          .isEqualTo(
              """
              resource_config.InstanceCount  tags.team.a  input_data_config.ChannelName  vpc_config.on  region
                                          4  nlp          train                          true
              """);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tags                              | {\"owner\":\"ann\",\"a.b\":\"c\"}",
        "tags.team                         | ''",
        "tags.owner                        | ann",
        "tags.owner.x                      | ''",
        "tags.a                            | ''",
        "tags.a.b                          | c",
        "resource_config.InstanceType      | ml.m5.large",
        "resource_config.InstanceCount     | ''",
        "region.x                          | ''",
        "final_metric_data_list.loss       | 0.10",
        "final_metric_data_list.accuracy   | ''",
        "final_metric_data_list.MetricName | ''",
        "input_data_config.ChannelName     | [\"train\",\"test\"]",
        "input_data_config.Other           | ''",
        "newest.a                          | [1]",
        "newest.b                          | ''",
      })
  void showsAFieldAsTheApisCsvShowsIt(String field, String cell) {
    String row =
        """
        {"region":"eu-west-1","tags":{"owner":"ann","a.b":"c"},\
        "resource_config":{"InstanceType":"ml.m5.large"},\
        "final_metric_data_list":[{"MetricName":"loss","Value":0.10}],\
        "input_data_config":[{"ChannelName":"train"},{"ChannelName":"test"}],\
        "newest":{"a":[1]}}\
        """;
    try (JobsServer server = JobsServer.ofRows(rows(row))) {
      var run = JobsRun.of(server, "--fields", field);

      assertThat(run.out().lines().map(String::strip)).containsExactly(field, cell);
    }
  }

  @Test
  void leavesACellEmptyWhenAMapLacksTheKey() {
    try (JobsServer server =
        JobsServer.ofRows(rows("{\"training_job_name\":\"bert\",\"tags\":{\"owner\":\"ann\"}}"))) {
      var run = JobsRun.of(server, "--fields=training_job_name,tags.team,tags.owner");

      assertThat(run.out())
          .isEqualTo(
              """
              training_job_name  tags.team  tags.owner
              bert                          ann
              """);
    }
  }

  @Test
  void showsEveryColumnOfTheFirstPageForAStar() {
    try (JobsServer server =
        JobsServer.ofRows(rows("{\"region\":\"eu-west-1\"}", "{\"account_id\":\"1\",\"a\":{}}"))) {
      var run = JobsRun.of(server, "--fields=*");

      assertThat(run.out().lines())
          .containsExactly("region     account_id  a", "eu-west-1", "           1           {}");
    }
  }

  @Test
  void alignsWideCharactersAndRemovesControlCharacters() {
    try (JobsServer server =
        JobsServer.ofRows(
            rows(
                "{\"training_job_name\":\"\uD83D\uDE82é\",\"failure_reason\":\"a\\n\\u001b[2Jb\"}",
                "{\"training_job_name\":\"abc\",\"failure_reason\":\"\\r\\u009b\\u202e\\u2028.\"}",
                "{\"training_job_name\":\"\\ud800\",\"failure_reason\":\"\\t|\"}"))) {
      var run = JobsRun.of(server, "--fields=training_job_name,failure_reason");

      assertThat(run.out())
          .isEqualTo(
              """
              training_job_name  failure_reason
              \uD83D\uDE82é                a  [2Jb
              abc                    .
                                  |
              """);
    }
  }

  @Test
  void showsNoTableWhenThereAreNoRows() {
    try (JobsServer server = JobsServer.ofRows(rows())) {
      var run = JobsRun.of(server);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).isEqualTo("0 jobs, 1,000 rows examined\n");
    }
  }

  @Test
  void showsTheTableOfLaterRowsWhenTheFirstPageHasNone() {
    try (JobsServer server = JobsServer.ofRows(rows(), rows("{\"region\":\"eu-west-1\"}"))) {
      var run = JobsRun.of(server, "--fields=region");

      assertThat(run.out()).isEqualTo("region\neu-west-1\n");
      assertThat(run.err()).isEqualTo("1 job, 2,000 rows examined\n");
    }
  }

  @Test
  void writesOneJsonArrayWithEachRowUnchanged() {
    String exact =
        "{\"a\":9223372036854775807, \"b\":1.10,\"c\":1e5,\"d\":-0.0,"
            + "\"e\":0.1000000000000000055511151231257827,\"f\":\"\\u00e9\uD83D\uDE82\\/\"}";
    try (JobsServer server =
        JobsServer.ofRows(rows(exact, "{}"), rows("{\"training_jobs\":[[{}]]}"))) {
      var run = JobsRun.of(server, "--format=json", "--limit", "2");

      assertThat(run.out()).isEqualTo("[\n" + exact + ",\n{},\n{\"training_jobs\":[[{}]]}\n]\n");
      assertThat(Json.read(run.out())).hasSize(3);
      assertThat(run.err()).isEqualTo("3 jobs, 2,000 rows examined\n");
      assertThat(server.queries()).containsOnly("limit=2");
    }
  }

  @Test
  void writesAnEmptyJsonArrayWhenThereAreNoRows() {
    try (JobsServer server = JobsServer.ofRows(rows(), rows())) {
      assertThat(JobsRun.of(server, "--format=json").out()).isEqualTo("[]\n");
    }
  }

  @Test
  void passesOnCsvWithOneHeader() {
    String header = "training_job_name,\"a \"\"quoted\"\"\r\nheader\"\r\n";
    String first = "bert,\"line one\nline \"\"two\"\", and\r\nthree\"\r\n";
    String second = "gpt,é\uD83D\uDE82\r\n";
    try (JobsServer server =
        JobsServer.ofDocuments(header + first + second, header, header + first)) {
      var run = JobsRun.of(server, "--format", "csv");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo(header + first + second + first);
      assertThat(run.err()).isEqualTo("3 jobs\n");
      assertThat(server.queries()).containsOnly("format=csv&limit=500");
    }
  }

  @Test
  void endsEachPagesLastRecord() {
    try (JobsServer server = JobsServer.ofDocuments("name\r\nbert", "name\r\ngpt", "name")) {
      assertThat(JobsRun.of(server, "--format=csv").out()).isEqualTo("name\r\nbert\r\ngpt");
    }
  }

  @Test
  void passesOnNdjson() {
    try (JobsServer server =
        JobsServer.ofDocuments("{\"a\":\"\\\"\"}\n{\"a\":2}\n", "", "{\"a\":3}\n")) {
      var run = JobsRun.of(server, "--format=ndjson", "--region=eu-west-1");

      assertThat(run.out()).isEqualTo("{\"a\":\"\\\"\"}\n{\"a\":2}\n{\"a\":3}\n");
      assertThat(run.err()).isEqualTo("3 jobs\n");
      assertThat(server.queries()).containsOnly("format=ndjson&limit=500&region=eu-west-1");
    }
  }
}
