package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.ReadMeter;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How many messages the backlog and the dead-letter queue held when they were last measured.
public final class QueueSizes {
  private static final String TOPIC = "queues";
  private static final String MESSAGES = "messages";
  private static final String NOT_EMPTY_SINCE = "not_empty_since";
  private static final String MEASURED_AT = "measured_at";

  private final Notes notes;

  /// Those in the state table of this name.
  public QueueSizes(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// A queue that is measured.
  public enum MeasuredQueue {
    /// The hints that wait.
    BACKLOG,
    /// The messages that could not succeed.
    DEAD_LETTERS;

    /// The queue's name in notes and the API.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable MeasuredQueue find(String id) {
      return Arrays.stream(values()).filter(q -> q.id().equals(id)).findFirst().orElse(null);
    }
  }

  /// One measurement of a queue.
  ///
  /// @param messages about how many messages it held
  /// @param notEmptySince the first measurement since which no other found the queue empty; null
  ///     when it is empty
  public record QueueSize(
      MeasuredQueue queue, long messages, @Nullable Instant notEmptySince, Instant measuredAt) {}

  /// Notes a measurement that was made now.
  public void note(MeasuredQueue queue, long messages, Instant now) {
    Map<String, AttributeValue> before = notes.get(TOPIC, queue.id(), new ReadMeter());
    Instant since = before == null ? null : Pass.time(before, NOT_EMPTY_SINCE);
    Map<String, AttributeValue> content = new LinkedHashMap<>();
    content.put(MESSAGES, AttributeValue.fromN(Long.toString(messages)));
    if (messages > 0) {
      Pass.put(content, NOT_EMPTY_SINCE, since == null ? now : since);
    }
    Pass.put(content, MEASURED_AT, now);
    notes.put(TOPIC, queue.id(), content);
  }

  /// The last measurement of each queue; with eventual consistency. Empty if the state table does
  /// not exist.
  public FirstPage<QueueSize> firstPage(ReadMeter meter) {
    return notes.firstPage(TOPIC, "", meter).read(QueueSizes::parse);
  }

  private static @Nullable QueueSize parse(Map<String, AttributeValue> content) {
    MeasuredQueue queue = MeasuredQueue.find(Items.text(content, KeyAttribute.ENTRY.id()));
    AttributeValue messages = content.get(MESSAGES);
    Instant measuredAt = Pass.time(content, MEASURED_AT);
    return queue == null || messages == null || messages.n() == null || measuredAt == null
        ? null
        : new QueueSize(
            queue, Long.parseLong(messages.n()), Pass.time(content, NOT_EMPTY_SINCE), measuredAt);
  }
}
