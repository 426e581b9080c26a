package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ContentHash;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.Digest;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.Packing;
import dev.trainspotter.catalog.table.RowAttribute;
import dev.trainspotter.catalog.table.TableShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  static final String EVENT = RowAttribute.EVENT.id();
  static final String DESCRIBED = RowAttribute.DESCRIBED.id();
  private static final String ASSUMED = RowAttribute.CREATION_TIME_ASSUMED.id();

  private static final String TAGS_KNOWN_SINCE = RowAttribute.TAGS_KNOWN_SINCE.id();

  /// Columns that the version covers only if they did not come with the description.
  private static final List<String> SAID = List.of(Column.TAGS.id(), Column.TAGS_STALE.id());

  /// What the version covers. The base covers the columns, among them tags that are not listed
  /// apart from the description.
  private static final Set<String> VERSIONED =
      Set.of(
          BASE,
          EVENT,
          DESCRIBED,
          ASSUMED,
          RowAttribute.ALIVE_AT.id(),
          RowAttribute.NOT_FOUND_AT.id(),
          Column.DELETED_AT.id(),
          Column.CREATION_TIME.id());

  private static final Set<String> VERSIONED_WITH_TAGS =
      Stream.concat(
              VERSIONED.stream(),
              Stream.of(TAGS_KNOWN_SINCE, Column.TAGS.id(), Column.TAGS_STALE.id()))
          .collect(Collectors.toUnmodifiableSet());

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
    item.put(DIGEST, AttributeValue.fromS(Digest.ofRow(job)));
    Set<String> excluded = Set.of(Column.OBSERVED_AT.id(), Column.DELETED_AT.id());
    String base = ContentHash.of(item, attribute -> !excluded.contains(attribute));
    item.put(BASE, AttributeValue.fromS(base));
    return item;
  }

  /// The same item with its version, which covers everything except the time of observation.
  private Generation versioned() {
    Set<String> covered = item.containsKey(TAGS_KNOWN_SINCE) ? VERSIONED_WITH_TAGS : VERSIONED;
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

  /// The same generation without secrets: in its columns, in the newest event and in what the
  /// source returned. A generation that has none comes back unchanged, with the same version.
  Generation masked(Masking masking) {
    Map<String, AttributeValue> masked = new LinkedHashMap<>(masking.mask(item));
    masked.computeIfPresent(
        DESCRIBED, (_, columns) -> AttributeValue.fromM(masking.mask(columns.m())));
    masked.computeIfPresent(
        EVENT, (_, event) -> NewestEvent.from(event).masked(masking).attribute());
    if (masked.equals(item)) {
      return this;
    }
    masked.put(DIGEST, AttributeValue.fromS(digest(masked)));
    // Another fingerprint than before, so that the next description counts as a change.
    String base = ContentHash.of(masked, _ -> true);
    return new Generation(masked).with(BASE, AttributeValue.fromS(base)).versioned();
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

  /// The fingerprint of the whole item; empty in a row of a version that had none.
  String version() {
    return fingerprint(VERSION);
  }

  /// The fingerprint of what the source returned; empty in a row of a version that had none.
  String base() {
    return fingerprint(BASE);
  }

  private String fingerprint(String attribute) {
    AttributeValue fingerprint = item.get(attribute);
    return fingerprint == null ? "" : fingerprint.s();
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

  /// The same generation with this life.
  Generation with(Life life) {
    return new Generation(life.in(this)).versioned();
  }

  /// The same generation with these tags, and with a digest that covers them.
  Generation with(KnownTags tags) {
    if (tags.equals(KnownTags.of(this))) {
      return this;
    }
    Map<String, AttributeValue> changed = tags.in(this);
    changed.put(DIGEST, AttributeValue.fromS(digest(changed)));
    return new Generation(changed).versioned();
  }

  /// The digest of an item whose tags have changed. If its largest columns are packed, it differs
  /// from every digest of a description: the job is then described again where digests decide.
  private static String digest(Map<String, AttributeValue> changed) {
    if (Packing.isPacked(changed)) {
      return ContentHash.of(changed, Set.of(DIGEST, Column.TAGS.id())::contains);
    }
    Map<String, AttributeValue> columns =
        new LinkedHashMap<>(new Generation(changed).uncovered().item);
    columns.keySet().removeIf(name -> Column.find(name) == null);
    return Digest.ofRow(new TrainingJob(columns));
  }

  /// Whether there is nothing to write where the other is stored.
  boolean isSameRowAs(Generation other) {
    return version().equals(other.version()) && observedAt().equals(other.observedAt());
  }

  /// Whether both say the same about the job, even if one was seen later.
  boolean saysTheSameAs(Generation other) {
    return SAID.stream().allMatch(name -> Objects.equals(item.get(name), other.item.get(name)))
        && seenLike(other).version().equals(other.version());
  }

  /// The same generation, seen when the other was. The item may be packed.
  Generation seenLike(Generation other) {
    return new Generation(SeenTimes.of(other).in(this)).versioned();
  }

  /// Whether an older item becomes this one by writing its [times][SeenTimes#attributes].
  boolean isOnlySeenLaterThan(Generation older) {
    return item.keySet().containsAll(older.item.keySet()) && older.seenLike(this).item.equals(item);
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
    return new Generation(event.over(uncovered())).versioned();
  }

  /// The same generation with an event that sets none of its columns.
  Generation remembering(NewestEvent event) {
    return uncovered().with(EVENT, event.attribute()).versioned();
  }

  /// The same generation with the source's columns only.
  Generation uncovered() {
    return item.containsKey(DESCRIBED)
        ? new Generation(NewestEvent.removedFrom(this)).versioned()
        : this;
  }

  private @Nullable String text(Column column) {
    AttributeValue value = item.get(column.id());
    return value == null ? null : value.s();
  }
}
