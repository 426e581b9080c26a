package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.SqlRoute;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

class BadRequestTest {
  private static final Running RUNNING = Running.start();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/training-jobs?limit=0      | limit  | 0    | limit must be 1 to 500, was 0
          /v1/training-jobs?limit=abc    | limit  | abc  | limit must be 1 to 500, was abc
          /v1/training-jobs?limit=-1     | limit  | -1   | limit must be 1 to 500, was -1
          /v1/training-jobs?limit=5000   | limit  | 5000 | limit must be 1 to 500, was 5000
          /v1/training-jobs?limit=99999999999 | limit | 99999999999 | limit must be 1 to 500, was 99999999999
          /v1/training-jobs?limit=1&limit=2 | limit | 2 | limit must be given once, was given 2 times
          /v1/training-jobs?limt=5       | limt   | 5    | limt is neither a parameter nor a column; nearest: limit; /v1/columns lists all columns
          /v1/columns?limit=5            | limit  | 5    | limit is not a parameter of this path; it has none
          /v1/training-jobs?bom=yes&format=csv | bom | yes | bom must be true or false, was yes
          /v1/training-jobs?bom=true     | bom | true | bom=true needs format=csv, the format was json
          /v1/training-jobs?observed_by=me | observed_by | me | observed_by must be one of describe, search, event, was me
          /v1/training-jobs?instance_type=p4d | instance_type | p4d | instance_type must be a whole instance type such as ml.p4d.24xlarge; write __startswith or __contains for a part, was p4d
          /v1/training-jobs?profiling_status=enabled | profiling_status | enabled | profiling_status must be Enabled, was enabled
          /v1/training-jobs?cursor=me    | cursor | me   | cursor must be the next_cursor of a page, unchanged
          /v1/training-jobs?cursor=%00   | cursor | %00  | the query string must be percent-encoded UTF-8 without NUL (%00), had %00
          /v1/training-jobs?region=%ff   | region | %ff  | the query string must be percent-encoded UTF-8 without NUL (%00), had %ff
          /v1/training-jobs?sort=region  | sort | region | sort must be -creation_time, the newest first, or creation_time, the oldest first; was region
          /v1/training-jobs?deleted=yes  | deleted | yes | deleted must be include, exclude or only, was yes
          /v1/training-jobs?format=xml   | format | xml  | format must be json, ndjson or csv, was xml
          /v1/training-jobs?since=lately | since  | lately | since must be a duration such as 90m, 24h or 7d, or a date such as
          /v1/training-jobs?training_jobstatus=Failed | training_jobstatus | Failed | training_jobstatus is neither a parameter nor a column; nearest: training_job_status; /v1/columns lists all columns
          /v1/training-jobs?creation_time__gte=noon | creation_time__gte | noon | creation_time__gte must be a date such as 2026-11-23 (the whole day in UTC), a time such as 2026-11-23T14:13:00Z, or a relative time such as -90m, -24h, -7d, was noon
          /v1/training-jobs?instance_count=two | instance_count | two | instance_count must be a number such as 3600, was two
          /v1/training-jobs?enable_managed_spot_training=yes | enable_managed_spot_training | yes | enable_managed_spot_training must be true or false, was yes
          /v1/training-jobs?tags.team__exists=yes | tags.team__exists | yes | tags.team__exists must be true or false, was yes
          /v1/training-jobs?training_job_arn=me | training_job_arn | me | training_job_arn must look like arn:aws:sagemaker:eu-west-1:111122223333:training-job/name, was me
          /v1/training-jobs?status=Failed | status | Failed | status is neither a parameter nor a column; use training_job_status; /v1/columns lists all columns
          /v1/training-jobs?ResourceConfig.InstanceType=x | ResourceConfig.InstanceType | x | ResourceConfig.InstanceType is neither a parameter nor a column; nearest: resource_config;
          /v1/training-jobs?tag.team=nlp | tag.team | nlp | tag.team is neither a parameter nor a column; use tags.<name>;
          /v1/training-jobs?training_job_status__ne=completed | training_job_status__ne | completed | training_job_status__ne must be Completed, was completed
          /v1/training-jobs?xyzzy=1 | xyzzy | 1 | xyzzy is neither a parameter nor a column; nearest:
          /v1/training-jobs?StatusEquals=Failed | StatusEquals | Failed | StatusEquals is neither a parameter nor a column; use training_job_status;
          /v1/training-jobs?MaxResults=10 | MaxResults | 10 | MaxResults is neither a parameter nor a column; use limit;
          /v1/training-jobs?NextToken=x | NextToken | x | NextToken is neither a parameter nor a column; use cursor;
          /v1/training-jobs?CreationTime__gte=-24h | CreationTime__gte | -24h | CreationTime__gte is neither a parameter nor a column; nearest: creation_time;
          /v1/training-jobs?creation_time=-24h | creation_time | -24h | creation_time must be a date or time; for a relative time such as -24h use creation_time__gte or creation_time__lt, was -24h
          /v1/training-jobs?creation_time=noon | creation_time | noon | creation_time must be a date such as 2026-11-23 (the whole day in UTC) or a time such as 2026-11-23T14:13:00Z, was noon
          /v1/training-jobs?tuning_job_arn=bayes | tuning_job_arn | bayes | tuning_job_arn must be an ARN; write tuning_job_arn__contains for a part, was bayes
          /v1/training-jobs?secondary_status=Starting,Pending | secondary_status | Starting,Pending | secondary_status must be one status such as Training; repeat the parameter for several, was Starting,Pending
          /v1/training-jobs?secondary_status=launching_ml_instances | secondary_status | launching_ml_instances | secondary_status must be LaunchingMLInstances, was launching_ml_instances
          /v1/training-jobs?tunning_job_arn=x | tunning_job_arn | x | tunning_job_arn is neither a parameter nor a column; nearest: tuning_job_arn, training_job_arn;
          /v1/training-jobs?outputt_data_config.x=1 | outputt_data_config.x | 1 | outputt_data_config.x is neither a parameter nor a column; nearest: output_data_config, input_data_config;
          /v1/training-jobs?training_job_name=bert* | training_job_name | bert* | training_job_name must be a whole name, 1 to 63 letters, digits and hyphens, no hyphen first or last; write training_job_name__startswith or training_job_name__contains for a part, was bert*
          /v1/training-jobs?training_job_status=Running | training_job_status | Running | training_job_status must be InProgress, was Running
          /v1/training-jobs?training_job_status=succeeded | training_job_status | succeeded | training_job_status must be Completed, was succeeded
          /v1/training-jobs?training_job_status=in_progress | training_job_status | in_progress | training_job_status must be InProgress, was in_progress
          /v1/training-jobs?training_job_status=Stop | training_job_status | Stop | training_job_status must be Stopping or Stopped, was Stop
          /v1/training-jobs?secondary_status=interrupted | secondary_status | interrupted | secondary_status must be Interrupted, was interrupted
          /v1/training-jobs?fields=resource_config.instance_type | fields | resource_config.instance_type | SageMaker spells members with capitals, perhaps resource_config.InstanceType; had resource_config.instance_type
          /v1/training-jobs?training_job_status=failed | training_job_status | failed | training_job_status must be Failed, was failed
          /v1/training-jobs?training_job_status=Failed,Stopped | training_job_status | Failed,Stopped | training_job_status must be one status such as Failed; repeat the parameter for several, was Failed,Stopped
          /v1/training-jobs?training_job_status= | training_job_status | '' | training_job_status must be one status
          /v1/training-jobs?training_job_arn=me&training_job_arn=you | training_job_arn | me | training_job_arn must look like arn:aws:sagemaker:eu-west-1:111122223333:training-job/name, was me
          /v1/training-jobs?_key=me | _key | me | _key must look like arn:aws:sagemaker:eu-west-1:111122223333:training-job/name@2026-11-23T14:13:00.000Z, in lower case except T and Z, was me
          /v1/training-jobs?account_id=111 | account_id | 111 | account_id must be 12 digits, was 111
          /v1/training-jobs?final_metric_data_list.loss__lt=O.2 | final_metric_data_list.loss__lt | O.2 | final_metric_data_list.loss__lt must be a number such as 0.2, was O.2
          /v1/training-jobs/12/us-east-1 | account_id | 12 | account_id must be 12 digits, was 12
          /v1/training-jobs/111122223333/Mars | region | Mars | region must look like eu-west-1, was Mars
          /v1/training-jobs?fields=instance_typ | fields | instance_typ | fields must name columns, had instance_typ; nearest: instance_type; /v1/columns lists all columns
          /v1/training-jobs?fields=region.x | fields | region.x | region is of type string and has no members, had region.x
          /v1/training-jobs?fields=resource_config. | fields | resource_config. | a name must follow each dot, had resource_config.
          /v1/training-jobs/12/us-east-1/a | account_id | 12 | account_id must be 12 digits, was 12
          /v1/training-jobs/111122223333/Mars/a | region | Mars | region must look like eu-west-1, was Mars
          /v1/training-jobs/111122223333/us-east-1/-a | training_job_name | -a | training_job_name must be 1 to 63 letters, digits and hyphens, no hyphen first or last, was -a
          /v1/training-jobs/111122223333/us-east-1/a------------------------------------------------------------------------------b | training_job_name | a------------------------------------------------------------------------------b | training_job_name must be 1 to 63 letters, digits and hyphens, no hyphen first or last, was a-
          /v1/training-jobs/111122223333/us-east-1/a?creation_time=noon | creation_time | noon | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was noon
          /v1/training-jobs/111122223333/us-east-1/a?creation_time=%2B999999999-12-31T23:59:59-18:00 | creation_time | +999999999-12-31T23:59:59-18:00 | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was +999999999-12-31T23:59:59-18:00
          /v1/training-jobs/111122223333/us-east-1/a?creation_time=-999999999-01-01T00:00:00%2B18:00 | creation_time | -999999999-01-01T00:00:00+18:00 | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was -999999999-01-01T00:00:00+18:00
          /v1/training-jobs/111122223333/us-east-1/a?creation_time=9999-12-31T23:59:59-18:00 | creation_time | 9999-12-31T23:59:59-18:00 | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was 9999-12-31T23:59:59-18:00
          /v1/training-jobs/111122223333/us-east-1/a?creation_time=2026-11-23 | creation_time | 2026-11-23 | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was 2026-11-23
          /v1/training-jobs/111122223333/us-east-1/a?creation_time=-24h | creation_time | -24h | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was -24h
          /v1/training-jobs/111122223333/us-east-1/a/timeline?creation_time=%2B999999999-12-31T23:59:59-18:00 | creation_time | +999999999-12-31T23:59:59-18:00 | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was +999999999-12-31T23:59:59-18:00
          /v1/training-jobs/111122223333/us-east-1/a/timeline?creation_time=-999999999-01-01T00:00:00%2B18:00 | creation_time | -999999999-01-01T00:00:00+18:00 | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was -999999999-01-01T00:00:00+18:00
          /v1/training-jobs/111122223333/us-east-1/a/timeline?creation_time=9999-12-31T23:59:59-18:00 | creation_time | 9999-12-31T23:59:59-18:00 | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was 9999-12-31T23:59:59-18:00
          /v1/training-jobs/111122223333/us-east-1/a/timeline?creation_time=2026-11-23 | creation_time | 2026-11-23 | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was 2026-11-23
          /v1/training-jobs/111122223333/us-east-1/a/timeline?creation_time=-24h | creation_time | -24h | creation_time must be a time such as 2026-11-23T14:13:00.000Z, was -24h
          /v1/training-jobs?creation_time__gte=%2B999999999-12-31T23:59:59-18:00 | creation_time__gte | +999999999-12-31T23:59:59-18:00 | creation_time__gte must be a date such as 2026-11-23 (the whole day in UTC), a time such as
          """)
  void namesTheParameterItsValueAndWhatWasExpected(
      String target, String parameter, String value, String detail) {
    APIGatewayV2HTTPResponse answer = RUNNING.get(target);

    EnhancedDocument problem = Running.json(answer);
    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(problem.getString("type")).isEqualTo("about:blank");
    assertThat(problem.getString("title")).isEqualTo("Bad Request");
    assertThat(problem.getNumber("status").intValue()).isEqualTo(400);
    assertThat(problem.getString("parameter")).isEqualTo(parameter);
    assertThat(problem.getString("value")).isEqualTo(value);
    assertThat(problem.getString("detail")).startsWith(detail);
  }

  @Test
  void refusesAnEmptyListOfFields() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?fields=");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("parameter")).isEqualTo("fields");
  }

  @Test
  void refusesAValueWithoutAName() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?=Failed");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo("the query string must have a name before each =, had none");
  }

  @Test
  void refusesANameWithoutAValue() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?training_job_name");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("parameter")).isEqualTo("training_job_name");
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo("training_job_name must have a value: write training_job_name=...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/columns/", "/v1/training-jobs/", "/v1/training-jobs/111122223333/", "//"})
  void saysThatNoPathEndsWithASlash(String path) {
    APIGatewayV2HTTPResponse answer = RUNNING.get(path);

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(Running.json(answer).getString("detail"))
        .startsWith("no path ends with a slash; paths are /v1/training-jobs,");
  }

  @Test
  void refusesAQueryStringThatIsNotEncoded() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?limit=%zz");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo("the query string must be percent-encoded UTF-8 without NUL (%00), had %zz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          instance_count__x__gte | instance_count__x__gte has something between the column and the operator; write instance_count__gte
          region__lt__eq       | region__lt__eq has something between the column and the operator; write region__eq
          region__like         | region__like ends with an unknown operator; operators: __eq, __ne, __gt, __gte, __lt, __lte, __startswith, __contains, __exists; if the name itself ends like that, append __eq
          tags__like           | tags__like ends with an unknown operator; operators: __exists; if
          instance_count__contains | instance_count is of type int64 and takes __eq, __ne, __gt, __gte, __lt, __lte, __exists
          resource_config.instance_type__ne | SageMaker spells members with capitals, perhaps resource_config.InstanceType; had resource_config.instance_type
          input_data_config.data_source.s3DataSource.s3_uri | SageMaker spells members with capitals, perhaps input_data_config.DataSource.S3DataSource.S3Uri; had
          region.name          | region is of type string and has no members, had region.name
          tags                 | tags has many values; write tags.<name>=... or tags__exists=true
          resource_config      | resource_config has many values; write resource_config.<Member>=... or resource_config__exists=true
          resource_config.     | a name must follow each dot, had resource_config.
          resource_config..x   | a name must follow each dot, had resource_config..x
          tags.                | a name must follow each dot, had tags.
          resource_config.InstanceCount__more | resource_config.InstanceCount__more ends with an unknown operator; operators: __eq, __ne, __gt, __gte, __lt, __lte, __startswith, __contains, __exists; if the name itself ends like that, append __eq
          """)
  void namesTheParameterThatIsInvalid(String name, String detail) {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?%s=1".formatted(name));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("parameter")).isEqualTo(name);
    assertThat(Running.json(answer).getString("detail")).startsWith(detail);
  }

  @Test
  void refusesTenKilobytesOfParameters() {
    APIGatewayV2HTTPResponse answer =
        RUNNING.get("/v1/training-jobs?region=" + "x".repeat(10 * 1024));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo(
            "the query string must have at most 8192 bytes, had 10247: use fewer or shorter"
                + " parameters");
  }

  @Test
  void repeatsOnlyTheBeginningOfALongValue() {
    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?limit=" + "9".repeat(7_000));

    assertThat(Running.json(answer).getString("value")).isEqualTo("9".repeat(100) + "…");
    assertThat(answer.getBody()).hasSizeLessThan(600);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/v1",
        "/v1/training-jobs/111122223333/us-east-1/a/b",
        "/v2/columns",
        "/v1/Columns",
        "/v1/columns/\0"
      })
  void answersNotFoundToAnUnknownPath(String path) {
    APIGatewayV2HTTPResponse answer = RUNNING.get(path);

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo(
            "no such path; paths are "
                + Route.all().stream().map(Route::path).collect(Collectors.joining(", ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE", "PATCH", "brew"})
  void saysWhichMethodIsAllowed(String method) {
    for (Route route : RowRoute.values()) {
      String path = route.path().replace("{account_id}", "111122223333").replaceAll("[{}]", "");

      APIGatewayV2HTTPResponse answer = RUNNING.ask(method, path, null);

      assertThat(answer.getStatusCode()).isEqualTo(405);
      assertThat(answer.getHeaders()).containsEntry("allow", "GET, HEAD, OPTIONS");
      assertThat(Running.json(answer).getString("detail"))
          .isEqualTo(
              "the method must be one of GET, HEAD, OPTIONS, was "
                  + method.toUpperCase(Locale.ROOT));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/sql, 405, 'POST, OPTIONS'",
    "HEAD, /v1/sql, 405, 'POST, OPTIONS'",
    "DELETE, /v1/sql, 405, 'POST, OPTIONS'",
    "OPTIONS, /v1/sql, 204, 'POST, OPTIONS'",
    "POST, /v1/sql/schema, 405, 'GET, HEAD, OPTIONS'",
    "OPTIONS, /v1/sql/schema, 204, 'GET, HEAD, OPTIONS'"
  })
  void knowsTheMethodsOfTheOtherFunctionsPaths(
      String method, String path, int status, String allowed) {
    APIGatewayV2HTTPResponse answer = RUNNING.ask(method, path, null);

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders()).containsEntry("allow", allowed);
  }

  @ParameterizedTest
  @EnumSource(SqlRoute.class)
  void saysThatTheDeploymentLacksARouteThatNoOtherFunctionTook(SqlRoute route) {
    APIGatewayV2HTTPResponse answer = RUNNING.ask(route.method(), route.path(), null);

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(Running.json(answer).getString("detail"))
        .isEqualTo("this deployment does not have " + route.path() + ": it was switched off");
  }

  @Test
  void showsNothingInternalWhenTheTableCannotBeRead() {
    Running broken = Running.withoutTables();

    APIGatewayV2HTTPResponse answer = broken.get("/v1/training-jobs");

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Internal Server Error","status":500,\
            "detail":"the request is valid, but it failed: try again in a moment"}\
            """);
    assertThat(broken.lines()).first().asString().contains("ERROR", "ResourceNotFoundException");
  }
}
