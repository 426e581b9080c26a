package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Sightings of one job, at seconds after noon.
final class Sightings {
  private static final String NAME = "bert";

  private Sightings() {}

  static String time(int second) {
    return Timestamps.format(at(second));
  }

  private static Instant at(int second) {
    return Jobs.NOON.plusSeconds(second);
  }

  static Sighting described(int modified, int asked, String status) {
    return new Sighting.Described(
        Jobs.described(
            NAME, at(asked), members(modified, status) + ", \"CreationTime\": " + epoch(0) + "}"));
  }

  static Sighting found(int modified, int asked, String status) {
    return new Sighting.Found(
        Jobs.found(
            NAME, at(asked), members(modified, status) + ", \"CreationTime\": " + epoch(0) + "}"));
  }

  static Sighting announced(int modified, int time, String id, String status) {
    String members = members(modified, status) + ", \"CreationTime\": \"" + epoch(0) + "000\"}";
    return new Sighting.Announced(Jobs.announced(NAME, at(time), members), at(time), id);
  }

  static Sighting timeless(int time, String id, String status) {
    String members =
        "{\"SecondaryStatus\": \"" + status + "\", \"TrainingJobStatus\": \"InProgress\"}";
    return new Sighting.Announced(Jobs.announced(NAME, at(time), members), at(time), id);
  }

  static Sighting missing(int asked) {
    return new Sighting.Missing(Jobs.arn(NAME), at(asked));
  }

  static Sighting tagged(int asked, String team) {
    return new Sighting.Tagged(Jobs.arn(NAME), tags(team), at(asked));
  }

  static Sighting withTags(Sighting sighting, String team) {
    return with(sighting, Column.TAGS, tags(team));
  }

  static Sighting withoutTags(Sighting sighting) {
    return with(sighting, Column.TAGS_STALE, AttributeValue.fromBool(true));
  }

  static Sighting withHyperParameter(Sighting sighting, String value) {
    return with(
        sighting,
        Column.HYPER_PARAMETERS,
        AttributeValue.fromM(Map.of("noise", AttributeValue.fromS(value))));
  }

  private static AttributeValue tags(String team) {
    return AttributeValue.fromM(Map.of("team", AttributeValue.fromS(team)));
  }

  /// The same for the job that used the name again at this second.
  static Sighting again(Sighting sighting, int second) {
    return created(sighting, at(second));
  }

  static Sighting created(Sighting sighting, Instant created) {
    return with(sighting, Column.CREATION_TIME, Timestamps.format(created));
  }

  static Sighting emptyStatus(Sighting sighting) {
    return with(sighting, Column.TRAINING_JOB_STATUS, "");
  }

  static Sighting failing(Sighting sighting, String reason) {
    return with(sighting, Column.FAILURE_REASON, reason);
  }

  private static Sighting with(Sighting sighting, Column column, String text) {
    return with(sighting, column, AttributeValue.fromS(text));
  }

  private static Sighting with(Sighting sighting, Column column, AttributeValue value) {
    return switch (sighting) {
      case Sighting.Described(var job) -> new Sighting.Described(with(job, column, value));
      case Sighting.Found(var job) -> new Sighting.Found(with(job, column, value));
      case Sighting.Announced(var job, var time, var id) ->
          new Sighting.Announced(with(job, column, value), time, id);
      case Sighting.Tagged tagged -> tagged;
      case Sighting.Missing missing -> missing;
    };
  }

  private static TrainingJob with(TrainingJob job, Column column, AttributeValue value) {
    Map<String, AttributeValue> columns = new LinkedHashMap<>(job.columns());
    columns.put(column.id(), value);
    return TrainingJob.of(columns);
  }

  private static String members(int modified, String status) {
    return "{\"SecondaryStatus\": \"%s\", \"TrainingJobStatus\": \"InProgress\", \"LastModifiedTime\": %d"
        .formatted(status, epoch(modified));
  }

  private static long epoch(int second) {
    return at(second).getEpochSecond();
  }
}
