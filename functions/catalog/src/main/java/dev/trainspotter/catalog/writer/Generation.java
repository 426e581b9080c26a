package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ContentHash;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.Packing;
import dev.trainspotter.catalog.table.RowAttribute;
import dev.trainspotter.catalog.table.TableShape;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One generation of a job name, as an item of the table: a name can be used again after the job
/// is deleted.
///
/// In addition to the columns an item has keys, the [digest][#DIGEST] and four attributes that no
/// reader returns. `base` is a fingerprint of what the source returned, `version` a fingerprint of
/// the whole item, `event` the newest event if it covers columns of the source, and `described`
/// the source's values of the covered columns.
///
/// @param item its largest columns may be [packed][Packing]
public record Generation(Map<String, AttributeValue> item) {
  static final String DIGEST = RowAttribute.DIGEST.id();
  static final String VERSION = RowAttribute.VERSION.id();
  private static final String BASE = RowAttribute.BASE.id();
  private static final String EVENT = RowAttribute.EVENT.id();
  private static final String DESCRIBED = RowAttribute.DESCRIBED.id();
  private static final String ASSUMED = RowAttribute.CREATION_TIME_ASSUMED.id();

  /// The columns that a newer event sets on a description.
  private static final List<Column> COVERED =
      Arrays.stream(Column.values()).filter(Column::isInStateChanges).toList();

  public Generation {
    item = Collections.unmodifiableMap(item);
  }

  /// The item that a description or a Search record makes.
  public static Generation of(TrainingJob job) {
    return new Generation(attributes(job)).versioned();
  }

  /// The item that an event makes if no description is known. If the event's detail has no
  /// creation time, the event's own time is assumed until another source gives the creation time.
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
    // DynamoDB rejects an empty string in an index key, so an empty status counts as absent.
    item.computeIfPresent(
        Column.TRAINING_JOB_STATUS.id(), (_, status) -> status.s().isEmpty() ? null : status);
    String arn = job.arn().key();
    item.put(KeyAttribute.ARN.id(), AttributeValue.fromS(arn));
    item.put(KeyAttribute.SHARD.id(), AttributeValue.fromN("" + TableShape.shard(arn)));
    String tuningArn = job.text(Column.TUNING_JOB_ARN);
    if (tuningArn != null && !tuningArn.isEmpty()) {
      item.put(
          KeyAttribute.TUNING_ARN.id(), AttributeValue.fromS(tuningArn.toLowerCase(Locale.ROOT)));
    }
    item.put(DIGEST, AttributeValue.fromS(Digest.of(job)));
    Set<String> excluded = Set.of(Column.OBSERVED_AT.id(), Column.DELETED_AT.id());
    String base = ContentHash.of(item, attribute -> !excluded.contains(attribute));
    item.put(BASE, AttributeValue.fromS(base));
    return item;
  }

  /// The same item with its version, which covers everything except the time of observation.
  private Generation versioned() {
    Set<String> covered =
        Set.of(BASE, EVENT, DESCRIBED, ASSUMED, Column.DELETED_AT.id(), Column.CREATION_TIME.id());
    return with(VERSION, AttributeValue.fromS(ContentHash.of(item, covered::contains)));
  }

  /// The item and its parts, as the writer puts them.
  ///
  /// @throws dev.trainspotter.catalog.table.RowTooLargeException if DynamoDB cannot hold them
  public Packing packed() {
    return Packing.of(item);
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

  /// Whether no source has given the creation time yet.
  boolean isAssumed() {
    return item.containsKey(ASSUMED);
  }

  String observedAt() {
    return String.valueOf(text(Column.OBSERVED_AT));
  }

  String version() {
    return Items.text(item, VERSION);
  }

  /// The fingerprint of what the source returned.
  String base() {
    return Items.text(item, BASE);
  }

  @Nullable String deletedAt() {
    return text(Column.DELETED_AT);
  }

  ObservedBy observedBy() {
    return ObservedBy.of(String.valueOf(text(Column.OBSERVED_BY)));
  }

  /// The newest event if it covers columns of the source; null otherwise.
  @Nullable NewestEvent event() {
    AttributeValue event = item.get(EVENT);
    return event == null ? null : NewestEvent.from(event);
  }

  /// The last-modified time that the row had before newer events changed it; the creation time if
  /// it had none.
  String modified() {
    AttributeValue described = item.get(DESCRIBED);
    AttributeValue modified =
        (described == null ? item : described.m()).get(Column.LAST_MODIFIED_TIME.id());
    return modified == null ? creationTime() : modified.s();
  }

  /// Whether both are the same generation.
  boolean isCreatedWith(Generation other) {
    return Timestamps.isSameCreation(creationTime(), other.creationTime());
  }

  /// The same generation with this deletion time; null removes the time.
  Generation withDeletedAt(@Nullable String time) {
    return with(Column.DELETED_AT.id(), time == null ? null : AttributeValue.fromS(time))
        .versioned();
  }

  /// The same generation with the creation time of another sighting of it.
  Generation createdWith(Generation known) {
    return with(Column.CREATION_TIME.id(), known.item.get(Column.CREATION_TIME.id()))
        .with(Column.KEY.id(), known.item.get(Column.KEY.id()))
        .with(ASSUMED, known.item.get(ASSUMED))
        .versioned();
  }

  /// The same generation with the columns that this event sets.
  Generation coveredBy(NewestEvent event) {
    Map<String, AttributeValue> changed = new LinkedHashMap<>(uncovered().item);
    Map<String, AttributeValue> described = new LinkedHashMap<>();
    for (Column column : COVERED) {
      AttributeValue fromSource = changed.get(column.id());
      if (fromSource != null) {
        described.put(column.id(), fromSource);
      }
      AttributeValue fromEvent = event.columns().get(column.id());
      if (fromEvent != null) {
        changed.put(column.id(), fromEvent);
      }
    }
    changed.put(EVENT, event.attribute());
    changed.put(DESCRIBED, AttributeValue.fromM(described));
    return new Generation(changed).versioned();
  }

  /// The same generation with the source's columns only.
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

  /// The columns that a newer event sets on a description.
  static List<Column> covered() {
    return COVERED;
  }

  private @Nullable String text(Column column) {
    AttributeValue value = item.get(column.id());
    return value == null ? null : value.s();
  }
}
