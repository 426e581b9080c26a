package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.table.Attributes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The newest of the events that a row has heard, and what it says.
///
/// @param modified the detail's last-modified time, else its creation time, else empty
/// @param time the envelope's time
/// @param id the envelope's id
/// @param says the columns that an event may lay over a description
record NewestEvent(String modified, String time, String id, Map<String, AttributeValue> says)
    implements Comparable<NewestEvent> {
  private static final Comparator<NewestEvent> ORDER =
      Comparator.comparing(NewestEvent::modified)
          .thenComparing(NewestEvent::time)
          .thenComparing(NewestEvent::id);
  private static final String MODIFIED = "modified";
  private static final String TIME = "time";
  private static final String ID = "id";
  private static final String SAYS = "says";

  static NewestEvent of(Sighting.Announced announced) {
    Map<String, AttributeValue> says = new LinkedHashMap<>();
    for (Column column : Generation.covered()) {
      AttributeValue value = announced.job().get(column);
      // An empty status would reach an index key, which DynamoDB refuses.
      boolean isEmpty = value != null && "".equals(value.s());
      if (value != null && !isEmpty) {
        says.put(column.id(), value);
      }
    }
    return new NewestEvent(
        Sighting.modified(announced.job()),
        Timestamps.format(announced.time()),
        announced.id(),
        says);
  }

  static NewestEvent from(AttributeValue attribute) {
    Map<String, AttributeValue> parts = attribute.m();
    return new NewestEvent(
        Attributes.text(parts, MODIFIED),
        Attributes.text(parts, TIME),
        Attributes.text(parts, ID),
        Attributes.required(parts, SAYS).m());
  }

  AttributeValue attribute() {
    return AttributeValue.fromM(
        Map.of(
            MODIFIED, AttributeValue.fromS(modified),
            TIME, AttributeValue.fromS(time),
            ID, AttributeValue.fromS(id),
            SAYS, AttributeValue.fromM(says)));
  }

  @Override
  public int compareTo(NewestEvent other) {
    return ORDER.compare(this, other);
  }
}
