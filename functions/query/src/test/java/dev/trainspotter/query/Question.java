package dev.trainspotter.query;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Something to ask of the jobs of [QuestionedJobs], and its answer by other means than the API's.
///
/// @param path what follows the list's path
/// @param query the query string
/// @param answer whether a job belongs to the answer
record Question(String path, String query, Predicate<TrainingJob> answer) {
  /// Whether a job belongs to the answer.
  boolean includes(TrainingJob job) {
    return answer.test(job);
  }

  @Override
  public String toString() {
    return path + "?" + query;
  }

  /// Questions of every kind.
  static List<Question> all() {
    return Stream.of(byIndex(), byTime(), byValue(), byInside(), together())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Question> byIndex() {
    return List.of(
        of("", _ -> true),
        of("training_job_status=Failed", is(Column.TRAINING_JOB_STATUS, "Failed")),
        of(
            "training_job_status=Failed&training_job_status=Stopped",
            is(Column.TRAINING_JOB_STATUS, "Failed").or(is(Column.TRAINING_JOB_STATUS, "Stopped"))),
        of("training_job_status=InProgress", is(Column.TRAINING_JOB_STATUS, "InProgress")),
        of("account_id=111122223333", is(Column.ACCOUNT_ID, "111122223333")),
        of("region=eu-west-1", is(Column.REGION, "eu-west-1")),
        of("region=eu-west-1&region=cn-north-1", not(is(Column.REGION, "us-east-1"))),
        at("/111122223333", "", is(Column.ACCOUNT_ID, "111122223333")),
        at("/111122223333", "account_id=444455556666", _ -> false),
        at(
            "/111122223333/eu-west-1",
            "",
            is(Column.ACCOUNT_ID, "111122223333").and(is(Column.REGION, "eu-west-1"))),
        of(
            "tuning_job_arn=" + QuestionedJobs.TUNING_JOB.toUpperCase(Locale.ROOT),
            job -> job.get(Column.TUNING_JOB_ARN) != null),
        of("training_job_status=Unheard", _ -> false),
        of("tuning_job_arn=", _ -> false),
        of("account_id=999999999999", _ -> false));
  }

  private static List<Question> byTime() {
    Instant noon = QuestionedJobs.NOON;
    return List.of(
        of("since=3h", created(noon.minus(Duration.ofHours(3)), noon)),
        of("creation_time__gte=-180m", created(noon.minus(Duration.ofHours(3)), noon)),
        of(
            "creation_time__gte=2026-11-23&creation_time__lt=2026-11-23T06:00:00Z",
            created(
                Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-23T05:59:59.999Z"))),
        of(
            "creation_time=2026-11-22",
            created(
                Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-11-22T23:59:59.999Z"))),
        of(
            "creation_time__lt=-3h",
            created(Instant.EPOCH, noon.minus(Duration.ofHours(3)).minusMillis(1))),
        of("creation_time__lte=-3h", created(Instant.EPOCH, noon.minus(Duration.ofHours(3)))),
        of(
            "training_job_arn=%s&creation_time__lte=-0h".formatted(QuestionedJobs.ARN),
            job -> job.arn().spelling().equals(QuestionedJobs.ARN)),
        of(
            "last_modified_time__lt=-3h",
            job -> isBefore(job, Column.LAST_MODIFIED_TIME, noon.minus(Duration.ofHours(3)))),
        of("creation_time__gt=2026-11-23", _ -> false),
        of("creation_time__gte=2026-11-23&creation_time__lt=2026-11-23", _ -> false),
        of(
            "training_job_status=Failed&since=6h",
            is(Column.TRAINING_JOB_STATUS, "Failed")
                .and(created(noon.minus(Duration.ofHours(6)), noon))));
  }

  private static List<Question> byValue() {
    return List.of(
        of("deleted=only", job -> job.get(Column.DELETED_AT) != null),
        of("deleted=exclude", job -> job.get(Column.DELETED_AT) == null),
        of("instance_count__gt=9", job -> number(job, Column.INSTANCE_COUNT) > 9),
        of("instance_count__lte=9", job -> number(job, Column.INSTANCE_COUNT) <= 9),
        of("instance_type__eq=ml.g5.xlarge", is(Column.INSTANCE_TYPE, "ml.g5.xlarge")),
        of("tuning_job_arn__exists=true", job -> job.get(Column.TUNING_JOB_ARN) != null),
        of("enable_managed_spot_training=true", job -> isTrue(job)),
        of("enable_managed_spot_training__ne=true", job -> !isTrue(job)),
        of(
            "failure_reason__contains=%C3%BC",
            job -> text(job, Column.FAILURE_REASON).contains("ü")),
        of("training_job_name__startswith=job-00", startsWith("job-00")),
        of("training_job_status__ne=Completed", not(is(Column.TRAINING_JOB_STATUS, "Completed"))));
  }

  private static List<Question> byInside() {
    return List.of(
        of("tags.team=nlp", job -> inside(job, Column.TAGS, "team").equals("nlp")),
        of(
            "tags.cost.center__exists=false",
            job -> inside(job, Column.TAGS, "cost.center").isEmpty()),
        of(
            "hyper_parameters.epochs__gte=10",
            job -> Integer.parseInt(inside(job, Column.HYPER_PARAMETERS, "epochs")) >= 10),
        of(
            "final_metric_data_list.validation:loss__lt=0.2",
            job -> QuestionedJobs.loss(job) != null && QuestionedJobs.loss(job) < 0.2),
        of("input_data_config.ChannelName=test", job -> job.get(Column.INPUT_DATA_CONFIG) != null),
        of(
            "resource_config.InstanceType=ml.g5.xlarge",
            job -> text(job, Column.INSTANCE_TYPE).equals("ml.g5.xlarge")),
        of(
            "hyper_parameters.optimizer=adam&training_job_status=Failed",
            job ->
                inside(job, Column.HYPER_PARAMETERS, "optimizer").equals("\"adam\"")
                    && text(job, Column.TRAINING_JOB_STATUS).equals("Failed")));
  }

  private static List<Question> together() {
    return List.of(
        at(
            "/111122223333",
            "training_job_status=Failed&tags.team=nlp&deleted=exclude",
            job ->
                text(job, Column.ACCOUNT_ID).equals("111122223333")
                    && text(job, Column.TRAINING_JOB_STATUS).equals("Failed")
                    && inside(job, Column.TAGS, "team").equals("nlp")
                    && job.get(Column.DELETED_AT) == null),
        of(
            "account_id=444455556666&training_job_status=InProgress",
            is(Column.ACCOUNT_ID, "444455556666")
                .and(is(Column.TRAINING_JOB_STATUS, "InProgress"))));
  }

  private static Question of(String query, Predicate<TrainingJob> answer) {
    return new Question("", query, answer);
  }

  private static Question at(String path, String query, Predicate<TrainingJob> answer) {
    return new Question(path, query, answer);
  }

  private static Predicate<TrainingJob> is(Column column, String text) {
    return job -> text(job, column).equals(text);
  }

  private static Predicate<TrainingJob> not(Predicate<TrainingJob> other) {
    return other.negate();
  }

  private static Predicate<TrainingJob> startsWith(String text) {
    return job -> text(job, Column.TRAINING_JOB_NAME).startsWith(text);
  }

  private static Predicate<TrainingJob> created(Instant first, Instant last) {
    return job -> {
      Instant created = Instant.parse(text(job, Column.CREATION_TIME));
      return !created.isBefore(first) && !created.isAfter(last);
    };
  }

  private static boolean isBefore(TrainingJob job, Column column, Instant time) {
    String text = job.text(column);
    return text != null && Instant.parse(text).isBefore(time);
  }

  private static boolean isTrue(TrainingJob job) {
    AttributeValue value = job.get(Column.ENABLE_MANAGED_SPOT_TRAINING);
    return value != null && value.bool();
  }

  private static long number(TrainingJob job, Column column) {
    AttributeValue value = job.get(column);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  private static String text(TrainingJob job, Column column) {
    return Objects.requireNonNullElse(job.text(column), "");
  }

  private static String inside(TrainingJob job, Column column, String key) {
    AttributeValue map = job.get(column);
    @Nullable AttributeValue value = map == null ? null : map.m().get(key);
    return value == null ? "" : value.s();
  }
}
