package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.table.RowAttribute;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The tags that are known of a job, and since when.
///
/// SageMaker describes a job and lists its tags in two operations, and the second may fail alone.
/// So a row's tags can be older than its description, and newer when only the tags were listed
/// again. An event may name tags too, but a list of the tags is always better.
///
/// @param value the column; null when the job's source had no tags
/// @param isListed whether SageMaker listed them; otherwise an event named them
/// @param at when they were listed, or the event's time
record KnownTags(@Nullable AttributeValue value, boolean isListed, String at) {
  private static final String TAGS = Column.TAGS.id();
  private static final String STALE = Column.TAGS_STALE.id();
  private static final String KNOWN_SINCE = RowAttribute.TAGS_KNOWN_SINCE.id();
  private static final String BY_EVENT = "event ";
  private static final Comparator<KnownTags> ORDER =
      Comparator.comparing(KnownTags::isListed).thenComparing(KnownTags::at);

  /// The tags of this generation; null if none were ever named.
  static @Nullable KnownTags of(Generation generation) {
    Map<String, AttributeValue> item = generation.item();
    AttributeValue tags = item.get(TAGS);
    AttributeValue since = item.get(KNOWN_SINCE);
    if (since != null) {
      boolean isListed = !since.s().startsWith(BY_EVENT);
      return new KnownTags(
          tags, isListed, isListed ? since.s() : since.s().substring(BY_EVENT.length()));
    }
    if (generation.observedBy() == ObservedBy.EVENT) {
      boolean isNamed = tags != null && !tags.m().isEmpty();
      return isNamed ? new KnownTags(tags, false, generation.observedAt()) : null;
    }
    return item.containsKey(STALE) ? null : new KnownTags(tags, true, generation.observedAt());
  }

  /// The better and newer of both; the first if there is no difference.
  static @Nullable KnownTags newest(@Nullable KnownTags one, @Nullable KnownTags other) {
    return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other)).max(ORDER).orElse(null);
  }

  /// The item of a generation with these tags. They are marked as stale if the generation's own
  /// source came later and had none.
  Map<String, AttributeValue> in(Generation generation) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(generation.item());
    item.remove(TAGS);
    if (value != null) {
      item.put(TAGS, value);
    }
    item.put(KNOWN_SINCE, AttributeValue.fromS(isListed ? at : BY_EVENT + at));
    if (isListed && at.compareTo(generation.observedAt()) >= 0) {
      item.remove(STALE);
    }
    return item;
  }
}
