package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.Items;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The newest event of a row and the columns that it sets.
///
/// @param modified the detail's last-modified time, else its creation time, else empty
/// @param time the envelope's time
/// @param id the envelope's id
/// @param columns the columns in the event that can cover those of a description
record NewestEvent(String modified, String time, String id, Map<String, AttributeValue> columns)
    implements Comparable<NewestEvent> {
  private static final Comparator<NewestEvent> ORDER =
      Comparator.comparing(NewestEvent::modified)
          .thenComparing(NewestEvent::time)
          .thenComparing(NewestEvent::id);
  private static final String MODIFIED = "modified";
  private static final String TIME = "time";
  private static final String ID = "id";
  private static final String COLUMNS = "says";

  /// The columns that a newer event sets on a description.
  private static final List<Column> COVERED =
      Arrays.stream(Column.values()).filter(Column::isInStateChanges).toList();

  static NewestEvent of(Sighting.Announced announced) {
    Map<String, AttributeValue> columns = new LinkedHashMap<>();
    for (Column column : COVERED) {
      AttributeValue value = announced.job().get(column);
      // DynamoDB rejects an empty string in an index key, and the status is one.
      boolean isEmpty = value != null && "".equals(value.s());
      if (value != null && !isEmpty) {
        columns.put(column.id(), value);
      }
    }
    return new NewestEvent(
        Sighting.modified(announced.job()),
        Timestamps.format(announced.time()),
        announced.id(),
        columns);
  }

  static NewestEvent from(AttributeValue attribute) {
    Map<String, AttributeValue> parts = attribute.m();
    return new NewestEvent(
        Items.text(parts, MODIFIED),
        Items.text(parts, TIME),
        Items.text(parts, ID),
        Items.required(parts, COLUMNS).m());
  }

  /// The same event without secrets in its columns.
  NewestEvent masked(Masking masking) {
    return new NewestEvent(modified, time, id, masking.mask(columns));
  }

  AttributeValue attribute() {
    return AttributeValue.fromM(
        Map.of(
            MODIFIED, AttributeValue.fromS(modified),
            TIME, AttributeValue.fromS(time),
            ID, AttributeValue.fromS(id),
            COLUMNS, AttributeValue.fromM(columns)));
  }

  /// The item of a generation with the columns that this event sets. What the source returned for
  /// them is kept.
  Map<String, AttributeValue> over(Generation uncovered) {
    Map<String, AttributeValue> changed = new LinkedHashMap<>(uncovered.item());
    Map<String, AttributeValue> described = new LinkedHashMap<>();
    for (Column column : COVERED) {
      AttributeValue fromSource = changed.get(column.id());
      if (fromSource != null) {
        described.put(column.id(), fromSource);
      }
      AttributeValue fromEvent = columns.get(column.id());
      if (fromEvent != null) {
        changed.put(column.id(), fromEvent);
      }
    }
    changed.put(Generation.EVENT, attribute());
    changed.put(Generation.DESCRIBED, AttributeValue.fromM(described));
    return changed;
  }

  /// The item of a covered generation with what its source returned, and without its event.
  static Map<String, AttributeValue> removedFrom(Generation covered) {
    Map<String, AttributeValue> changed = new LinkedHashMap<>(covered.item());
    COVERED.forEach(column -> changed.remove(column.id()));
    changed.putAll(Items.required(changed, Generation.DESCRIBED).m());
    changed.remove(Generation.EVENT);
    changed.remove(Generation.DESCRIBED);
    return changed;
  }

  @Override
  public int compareTo(NewestEvent other) {
    return ORDER.compare(this, other);
  }
}
