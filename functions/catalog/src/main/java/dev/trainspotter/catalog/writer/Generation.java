package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ContentHash;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Attributes;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.RowAttribute;
import dev.trainspotter.catalog.table.Shard;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One job among those that shared a name, as an item of the table.
///
/// Beside the columns an item has keys, the [digest][#DIGEST] and four attributes that no reader
/// sees: `base` and `version` are fingerprints of what the source said and of the whole item,
/// `event` is the newest event where it says more than the source, and `described` is what the
/// source said in the columns that the event covers.
///
/// @param item may hold its largest columns [packed][dev.trainspotter.catalog.table.Packing]
public record Generation(Map<String, AttributeValue> item) {
  static final String DIGEST = RowAttribute.DIGEST.id();
  static final String VERSION = RowAttribute.VERSION.id();
  private static final String BASE = RowAttribute.BASE.id();
  private static final String EVENT = RowAttribute.EVENT.id();
  private static final String DESCRIBED = RowAttribute.DESCRIBED.id();
  private static final String ASSUMED = RowAttribute.CREATION_TIME_ASSUMED.id();

  /// What an event knows better than an older description.
  private static final List<Column> COVERED =
      Arrays.stream(Column.values()).filter(Column::isInStateChanges).toList();

  public Generation {
    item = Collections.unmodifiableMap(item);
  }

  /// The item that a description or a Search record makes.
  public static Generation of(TrainingJob job) {
    return new Generation(attributes(job)).versioned();
  }

  /// The item that an event makes where nothing richer is known. Without a creation time in its
  /// detail the event's own time stands in, until somebody knows better.
  public static Generation of(Sighting.Announced announced) {
    Map<String, AttributeValue> columns = new LinkedHashMap<>(announced.job().columns());
    boolean isAssumed = !columns.containsKey(Column.CREATION_TIME.id());
    String time = Timestamps.format(announced.time());
    columns.putIfAbsent(Column.CREATION_TIME.id(), AttributeValue.fromS(time));
    Map<String, AttributeValue> item = attributes(TrainingJob.of(columns));
    if (isAssumed) {
      item.put(ASSUMED, AttributeValue.fromBool(true));
    }
    item.put(EVENT, NewestEvent.of(announced).attribute());
    return new Generation(item).versioned();
  }

  private static Map<String, AttributeValue> attributes(TrainingJob job) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(job.columns());
    // An empty key is refused by DynamoDB, so an empty status counts as absent.
    item.computeIfPresent(
        Column.TRAINING_JOB_STATUS.id(), (_, status) -> status.s().isEmpty() ? null : status);
    String arn = job.arn().key();
    item.put(KeyAttribute.ARN.id(), AttributeValue.fromS(arn));
    item.put(KeyAttribute.SHARD.id(), AttributeValue.fromN("" + Shard.of(arn)));
    String tuningArn = job.text(Column.TUNING_JOB_ARN);
    if (tuningArn != null && !tuningArn.isEmpty()) {
      item.put(
          KeyAttribute.TUNING_ARN.id(), AttributeValue.fromS(tuningArn.toLowerCase(Locale.ROOT)));
    }
    item.put(DIGEST, AttributeValue.fromS(Digest.of(job)));
    Set<String> passing = Set.of(Column.OBSERVED_AT.id(), Column.DELETED_AT.id());
    String base = ContentHash.of(item, attribute -> !passing.contains(attribute));
    item.put(BASE, AttributeValue.fromS(base));
    return item;
  }

  /// The same with a version that stands for everything in it but the time of observation.
  private Generation versioned() {
    Set<String> told =
        Set.of(BASE, EVENT, DESCRIBED, ASSUMED, Column.DELETED_AT.id(), Column.CREATION_TIME.id());
    return with(VERSION, AttributeValue.fromS(ContentHash.of(item, told::contains)));
  }

  private Generation with(String attribute, @Nullable AttributeValue value) {
    Map<String, AttributeValue> changed = new LinkedHashMap<>(item);
    if (value == null) {
      changed.remove(attribute);
    } else {
      changed.put(attribute, value);
    }
    return new Generation(changed);
  }

  String creationTime() {
    return String.valueOf(text(Column.CREATION_TIME));
  }

  /// Whether no source has told the creation time yet.
  boolean isAssumed() {
    return item.containsKey(ASSUMED);
  }

  String observedAt() {
    return String.valueOf(text(Column.OBSERVED_AT));
  }

  String version() {
    return Attributes.text(item, VERSION);
  }

  /// The fingerprint of what the source said.
  String base() {
    return Attributes.text(item, BASE);
  }

  @Nullable String deletedAt() {
    return text(Column.DELETED_AT);
  }

  ObservedBy observedBy() {
    return ObservedBy.of(String.valueOf(text(Column.OBSERVED_BY)));
  }

  /// The newest event, where it says more than the source; null otherwise.
  @Nullable NewestEvent event() {
    AttributeValue event = item.get(EVENT);
    return event == null ? null : NewestEvent.from(event);
  }

  /// When the source says that the status last changed, whatever an event says since.
  String modified() {
    AttributeValue described = item.get(DESCRIBED);
    AttributeValue modified =
        (described == null ? item : described.m()).get(Column.LAST_MODIFIED_TIME.id());
    return modified == null ? creationTime() : modified.s();
  }

  /// Whether both are the same job.
  boolean isCreatedWith(Generation other) {
    return Timestamps.isSameCreation(creationTime(), other.creationTime());
  }

  /// The same, not known to SageMaker since that time; null takes it back.
  Generation withDeletedAt(@Nullable String time) {
    return with(Column.DELETED_AT.id(), time == null ? null : AttributeValue.fromS(time))
        .versioned();
  }

  /// The same, with the creation time that another one knows.
  Generation createdWith(Generation known) {
    return with(Column.CREATION_TIME.id(), known.item.get(Column.CREATION_TIME.id()))
        .with(Column.KEY.id(), known.item.get(Column.KEY.id()))
        .with(ASSUMED, known.item.get(ASSUMED))
        .versioned();
  }

  /// The same, with what this event knows better laid over what the source said.
  Generation coveredBy(NewestEvent event) {
    Map<String, AttributeValue> changed = new LinkedHashMap<>(uncovered().item);
    Map<String, AttributeValue> described = new LinkedHashMap<>();
    for (Column column : COVERED) {
      AttributeValue said = changed.get(column.id());
      if (said != null) {
        described.put(column.id(), said);
      }
      AttributeValue says = event.says().get(column.id());
      if (says != null) {
        changed.put(column.id(), says);
      }
    }
    changed.put(EVENT, event.attribute());
    changed.put(DESCRIBED, AttributeValue.fromM(described));
    return new Generation(changed).versioned();
  }

  /// The same, with what the source said and nothing else.
  Generation uncovered() {
    AttributeValue described = item.get(DESCRIBED);
    if (described == null) {
      return this;
    }
    Map<String, AttributeValue> changed = new LinkedHashMap<>(item);
    COVERED.forEach(column -> changed.remove(column.id()));
    changed.putAll(described.m());
    changed.remove(EVENT);
    changed.remove(DESCRIBED);
    return new Generation(changed).versioned();
  }

  /// The columns that an event may lay over a description.
  static List<Column> covered() {
    return COVERED;
  }

  private @Nullable String text(Column column) {
    AttributeValue value = item.get(column.id());
    return value == null ? null : value.s();
  }
}
