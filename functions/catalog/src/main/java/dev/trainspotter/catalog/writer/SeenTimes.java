package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.RowAttribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The times at which sources showed what a row says. A later sighting of the same content changes
/// nothing else in the row.
///
/// @param times values by attribute; a row has some of the attributes
record SeenTimes(Map<String, AttributeValue> times) {
  private static final List<String> NAMES =
      List.of(
          Column.OBSERVED_AT.id(), RowAttribute.ALIVE_AT.id(), RowAttribute.TAGS_KNOWN_SINCE.id());

  private static final Set<String> WRITTEN =
      Stream.concat(
              NAMES.stream(),
              Stream.of(Generation.VERSION, KeyAttribute.ARN.id(), Column.CREATION_TIME.id()))
          .collect(Collectors.toUnmodifiableSet());

  /// The times of this generation.
  static SeenTimes of(Generation generation) {
    Map<String, AttributeValue> times = new LinkedHashMap<>(generation.item());
    times.keySet().retainAll(NAMES);
    return new SeenTimes(times);
  }

  /// The item of another generation with these times in place of its own.
  Map<String, AttributeValue> in(Generation generation) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(generation.item());
    NAMES.forEach(item::remove);
    item.putAll(times);
    return item;
  }

  /// What is written when only the times of a row change: the times, the version and the keys.
  static Map<String, AttributeValue> attributes(Generation generation) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>(generation.item());
    attributes.keySet().retainAll(WRITTEN);
    return attributes;
  }
}
