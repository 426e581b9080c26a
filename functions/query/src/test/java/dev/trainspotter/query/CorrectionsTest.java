package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an error offers in place of a value that is wrong, and what is forgiven.
class CorrectionsTest {
  private static final Running RUNNING = Running.start();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-23T14:13:00        | it has no time zone: write 2026-11-23T14:13:00Z for UTC
          2026-11-23T14:13           | it has no time zone: write 2026-11-23T14:13Z for UTC
          2026-11-23%2014:13:00.5    | it has no time zone: write 2026-11-23T14:13:00.5Z for UTC
          2026-11-23T14:13:00%2B0200 | an offset has the form +hh:mm: write 2026-11-23T14:13:00+02:00
          2026-11-23T14:13:00+0200   | an offset has the form +hh:mm: write 2026-11-23T14:13:00+02:00
          2026-11-23T14:13:00-08     | an offset has the form +hh:mm: write 2026-11-23T14:13:00-08:00
          2026-11-23%2014:13:00Z     | write 2026-11-23T14:13:00Z
          2026-11-23%2014:13:00%20UTC | write 2026-11-23T14:13:00Z
          1795435200                 | it is a number of seconds or milliseconds: write 2026-11-23T12:00:00.000Z
          1795435200000              | it is a number of seconds or milliseconds: write 2026-11-23T12:00:00.000Z
          """)
  void saysWhatATextLacksToBeATime(String text, String hint) {
    String job = "/v1/training-jobs/111122223333/us-east-1/a?creation_time=";
    for (String target :
        List.of(
            "/v1/training-jobs?since=",
            "/v1/training-jobs?creation_time=",
            "/v1/training-jobs?training_end_time__lt=",
            job)) {
      APIGatewayV2HTTPResponse answer = RUNNING.get(target + text);

      assertThat(answer.getStatusCode()).isEqualTo(400);
      assertThat(Running.json(answer).getString("detail")).endsWith("; " + hint);
      String corrected = hint.replaceFirst(".*write ", "").replace(" for UTC", "");
      assertThat(RUNNING.get(target + corrected).getStatusCode()).isIn(200, 404);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          since=2026/11/23 | write 2026-11-23
          since=2026-11-31 | was 2026-11-31
          creation_time=23.11.2026 | was 23.11.2026
          """)
  void offersOnlyATimeThatItAccepts(String query, String end) {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?" + query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail")).endsWith(end);
  }

  @Test
  void saysThatADateSelectsNoJobOfAName() {
    APIGatewayV2HTTPResponse answer =
        RUNNING.get("/v1/training-jobs/111122223333/us-east-1/a?creation_time=2026-11-23");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail"))
        .endsWith("a date is not enough: write the job's creation_time as a list shows it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/training-jobs?instance_type= | p4d.24xlarge | ml.p4d.24xlarge
          /v1/training-jobs?instance_type= | ML.P4D.24XLARGE | ml.p4d.24xlarge
          /v1/training-jobs?instance_type= | ml.g5xlarge | ml.g5.xlarge
          /v1/training-jobs?instance_type= | ml_c5n_18xlarge | ml.c5n.18xlarge
          /v1/training-jobs?instance_type= | ml-p6e-gb200-36xlarge | ml.p6e-gb200.36xlarge
          /v1/training-jobs?instance_type= | g5.xlarge,%20m5.large | ml.g5.xlarge,ml.m5.large
          /v1/training-jobs?instance_type__ne= | p4d.24xlarge | ml.p4d.24xlarge
          /v1/training-jobs?resource_config.InstanceType= | p4d.24xlarge | ml.p4d.24xlarge
          /v1/training-jobs?resource_config.InstanceGroups.InstanceType= | g5.xlarge | ml.g5.xlarge
          /v1/training-jobs?region= | us-east1 | us-east-1
          /v1/training-jobs?region= | US_EAST_1 | us-east-1
          /v1/training-jobs?region= | useast1 | us-east-1
          /v1/training-jobs?region= | eu-west-1a | eu-west-1
          /v1/training-jobs/111122223333/ | US-East-1 | us-east-1
          /v1/training-jobs?account_id= | 1111-2222-3333 | 111122223333
          /v1/training-jobs?account_id= | 11122223333 | 011122223333
          /v1/training-jobs/ | 1111%202222%203333 | 111122223333
          /v1/training-jobs?training_job_name= | my_job | my-job
          /v1/training-jobs?observed_by= | Describe | describe
          """)
  void offersTheNearestValueThatCanOccur(String target, String value, String meant) {
    APIGatewayV2HTTPResponse answer =
        RUNNING.get(target + value.replace("%20", target.contains("?") ? "%20" : " "));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail")).endsWith("; did you mean " + meant + "?");
    assertThat(RUNNING.get(target + meant).getStatusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instance_type=ml.p9x-new.1024xlarge",
        "instance_type=ml.g5.xlarge,ml.m5.large",
        "instance_type__startswith=p4d",
        "instance_type__contains=P4D",
        "region=zz-moon-12",
        "region=us-isof-south-1",
        "region=eusc-de-east-1",
        "training_job_status=Hibernating",
        "secondary_status=DownloadingMore",
        "profiling_status=Paused",
        "failure_reason=completed"
      })
  void rejectsNoValueThatCanOccur(String query) {
    assertThat(RUNNING.get("/v1/training-jobs?" + query).getStatusCode()).isEqualTo(200);
  }

  @Test
  void forgivesSpacesInAListOfFields() {
    APIGatewayV2HTTPResponse answer =
        RUNNING.get("/v1/training-jobs?format=csv&fields=region,%20tags.team%20,+account_id");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).isEqualTo("region,tags.team,account_id\r\n");
  }
}
