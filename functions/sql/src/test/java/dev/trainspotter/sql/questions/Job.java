package dev.trainspotter.sql.questions;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One row as the oracles read it.
record Job(TrainingJob row) {
  /// One secondary status that the job went through.
  ///
  /// @param seconds how long it lasted; null when it has not ended
  record Transition(String phase, @Nullable Double seconds) {}

  String name() {
    return required(Column.TRAINING_JOB_NAME);
  }

  String status() {
    return required(Column.TRAINING_JOB_STATUS);
  }

  Instant created() {
    return Instant.parse(required(Column.CREATION_TIME));
  }

  /// The text before the first colon of the failure reason.
  String reason() {
    return required(Column.FAILURE_REASON).split(":", 2)[0];
  }

  String team() {
    return Objects.requireNonNullElse(tag("team"), "(none)");
  }

  boolean isProject(String project) {
    return project.equals(tag("project"));
  }

  @Nullable String tag(String key) {
    return texts(Column.TAGS).get(key);
  }

  /// The value of a text column that every job has.
  String required(Column column) {
    return Objects.requireNonNull(text(column));
  }

  @Nullable String text(Column column) {
    return row.text(column);
  }

  @Nullable Instant time(Column column) {
    return Timestamps.find(text(column));
  }

  boolean is(Column column) {
    AttributeValue value = row.get(column);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  boolean has(Column column) {
    return row.get(column) != null;
  }

  /// The number in this column; 0 when there is none.
  long number(Column column) {
    AttributeValue value = row.get(column);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  /// Billed seconds of all instances; 0 when nothing was billed.
  long billedSeconds() {
    return number(Column.BILLABLE_TIME_IN_SECONDS) * number(Column.INSTANCE_COUNT);
  }

  /// Seconds from the creation to the start of the training.
  double queueSeconds() {
    Instant start = Objects.requireNonNull(time(Column.TRAINING_START_TIME));
    return Duration.between(created(), start).toMillis() / 1000.0;
  }

  Map<String, String> texts(Column map) {
    AttributeValue value = row.get(map);
    Map<String, String> texts = new TreeMap<>();
    if (value != null) {
      value.m().forEach((key, text) -> texts.put(key, text.s()));
    }
    return texts;
  }

  /// The text or number of a member; null when the structure or the member is absent.
  @Nullable String member(Column structure, String member) {
    AttributeValue value = row.get(structure);
    AttributeValue found = value == null ? null : value.m().get(member);
    if (found == null) {
      return null;
    }
    return found.s() == null ? found.n() : found.s();
  }

  /// The elements of a list of structures.
  List<Map<String, AttributeValue>> elements(Column list) {
    AttributeValue value = row.get(list);
    return value == null ? List.of() : value.l().stream().map(AttributeValue::m).toList();
  }

  List<Transition> transitions() {
    return elements(Column.SECONDARY_STATUS_TRANSITIONS).stream().map(Job::transition).toList();
  }

  private static Transition transition(Map<String, AttributeValue> members) {
    String phase = text(members, "Status");
    Instant start = Instant.parse(text(members, "StartTime"));
    AttributeValue end = members.get("EndTime");
    Double seconds =
        end == null ? null : Duration.between(start, Instant.parse(end.s())).toMillis() / 1000.0;
    return new Transition(phase, seconds);
  }

  /// The last value of this metric; null when the job did not report it.
  @Nullable Double metric(String name) {
    return elements(Column.FINAL_METRIC_DATA_LIST).stream()
        .filter(metric -> text(metric, "MetricName").equals(name))
        .map(metric -> Double.valueOf(Objects.requireNonNull(metric.get("Value")).n()))
        .findFirst()
        .orElse(null);
  }

  private static String text(Map<String, AttributeValue> members, String member) {
    return Objects.requireNonNull(members.get(member)).s();
  }
}
