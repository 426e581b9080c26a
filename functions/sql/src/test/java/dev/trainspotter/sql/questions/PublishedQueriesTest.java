package dev.trainspotter.sql.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Queries of the kinds that other products publish for their tables of training jobs, with the
/// names of this one.
///
/// Sources: the page `aws_sagemaker_training_job` of [Steampipe](https://hub.steampipe.io), the
/// training-job controls of its
/// [compliance mod](https://github.com/turbot/steampipe-mod-aws-compliance), and the example of
/// [Datadog's editor](https://docs.datadoghq.com/ddsql_editor/).
class PublishedQueriesTest {
  private static final QuestionedFleet FLEET = QuestionedFleet.shared();

  @Test
  void listsJobsWithTheirTimes() {
    Answer answer =
        FLEET.ask(
            """
            select
              training_job_name,
              training_job_arn,
              training_job_status,
              creation_time,
              last_modified_time
            from
              aws.sagemaker_training_job;
            """);

    assertThat(answer.rows())
        .containsExactlyInAnyOrderElementsOf(
            expected(
                job -> true,
                Column.TRAINING_JOB_NAME,
                Column.TRAINING_JOB_ARN,
                Column.TRAINING_JOB_STATUS,
                Column.CREATION_TIME,
                Column.LAST_MODIFIED_TIME));
  }

  @Test
  void readsMembersOfResources() {
    Answer answer =
        FLEET.ask(
            """
            select
              training_job_name,
              training_job_arn,
              resource_config ->> 'InstanceType' as instance_type,
              resource_config ->> 'InstanceCount' as instance_count,
              resource_config ->> 'VolumeKmsKeyId' as volume_kms_id,
              resource_config ->> 'VolumeSizeInGB' as volume_size
            from
              aws.sagemaker_training_job;
            """);

    assertThat(answer.rows())
        .containsExactlyInAnyOrderElementsOf(
            FLEET.jobs().stream()
                .map(
                    job ->
                        List.of(
                            job.name(),
                            job.required(Column.TRAINING_JOB_ARN),
                            resource(job, "InstanceType"),
                            resource(job, "InstanceCount"),
                            resource(job, "VolumeKmsKeyId"),
                            resource(job, "VolumeSizeInGB")))
                .toList());
  }

  private static String resource(Job job, String member) {
    return Answer.orEmpty(job.member(Column.RESOURCE_CONFIG, member)).toString();
  }

  @Test
  void listsFailedJobs() {
    Answer answer =
        FLEET.ask(
            """
            select
              training_job_name,
              training_job_arn,
              training_job_status,
              failure_reason
            from
              aws.sagemaker_training_job
            where
              training_job_status = 'Failed';
            """);

    assertThat(answer.rows())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            expected(
                job -> job.status().equals("Failed"),
                Column.TRAINING_JOB_NAME,
                Column.TRAINING_JOB_ARN,
                Column.TRAINING_JOB_STATUS,
                Column.FAILURE_REASON));
  }

  private static List<List<String>> expected(Predicate<Job> condition, Column... columns) {
    return FLEET.jobs().stream()
        .filter(condition)
        .map(job -> Stream.of(columns).map(job::required).toList())
        .toList();
  }

  /// The condition of each control in SQL and in Java.
  static Stream<Arguments> controls() {
    return Stream.of(
        control("vpc_config is not null", job -> job.has(Column.VPC_CONFIG)),
        control(
            "enable_inter_container_traffic_encryption",
            job -> job.is(Column.ENABLE_INTER_CONTAINER_TRAFFIC_ENCRYPTION)),
        control("enable_network_isolation", job -> job.is(Column.ENABLE_NETWORK_ISOLATION)),
        control(
            "not (output_data_config ->> 'KmsKeyId' is null"
                + " or output_data_config ->> 'KmsKeyId' = '')",
            job -> !Answer.orEmpty(job.member(Column.OUTPUT_DATA_CONFIG, "KmsKeyId")).equals("")));
  }

  private static Arguments control(String condition, Predicate<Job> isMet) {
    return Arguments.of(condition, isMet);
  }

  @ParameterizedTest
  @MethodSource("controls")
  void judgesEachJobByAControl(String condition, Predicate<Job> isMet) {
    Answer answer =
        FLEET.ask(
            """
            select
              training_job_arn as resource,
              case
                when %s then 'ok'
                else 'alarm'
              end status,
              training_job_name || ' was checked.' as reason,
              region,
              account_id
            from
              aws.sagemaker_training_job;
            """
                .formatted(condition));

    assertThat(answer.columns())
        .containsExactly("resource", "status", "reason", "region", "account_id");
    assertThat(answer.rows())
        .containsExactlyInAnyOrderElementsOf(
            FLEET.jobs().stream()
                .map(
                    job ->
                        List.of(
                            job.required(Column.TRAINING_JOB_ARN),
                            isMet.test(job) ? "ok" : "alarm",
                            job.name() + " was checked.",
                            job.required(Column.REGION),
                            job.required(Column.ACCOUNT_ID)))
                .toList());
  }

  @Test
  void countsInstanceTypesOfATag() {
    Answer answer =
        FLEET.ask(
            """
            SELECT instance_type, count(instance_type)
            FROM aws.sagemaker_training_job
            WHERE tags->'team' = 'nlp' -- team is a tag, not a column
            GROUP BY instance_type
            """);

    var jobs =
        Oracle.by(
            job -> job.required(Column.INSTANCE_TYPE),
            FLEET.jobs().stream().filter(job -> "nlp".equals(job.tag("team"))));
    assertThat(answer.rows())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            jobs.entrySet().stream()
                .map(type -> List.of(type.getKey(), "" + type.getValue().size()))
                .toList());
  }
}
