package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.Items;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

  static NewestEvent of(Sighting.Announced announced) {
    Map<String, AttributeValue> columns = new LinkedHashMap<>();
    for (Column column : Generation.covered()) {
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

  @Override
  public int compareTo(NewestEvent other) {
    return ORDER.compare(this, other);
  }
}
