package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.ReadMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The time of the newest state change of each account and Region.
///
/// It is at most a minute older than the newest event: this object writes at most one note a minute
/// for each account and Region.
public final class LastEvents {
  private static final String TOPIC = "last event";
  private static final String TIME = "time";
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Notes notes;
  private final Map<AccountRegion, Instant> notedAt = new ConcurrentHashMap<>();

  /// Those in the state table of this name.
  public LastEvents(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// The newest event of one account and Region.
  public record LastEvent(AccountRegion accountRegion, Instant time) {}

  /// Notes an event, unless a newer one is noted, or the last attempt of this object was less than
  /// a minute ago.
  public void note(LastEvent event, Instant now) {
    Instant last = notedAt.get(event.accountRegion());
    if (last != null && now.isBefore(last.plus(NOTED_EVERY))) {
      return;
    }
    // Before the write, so that a table that cannot be reached is not tried for each message.
    notedAt.put(event.accountRegion(), now);
    AttributeValue time = AttributeValue.fromS(Timestamps.format(event.time()));
    notes.putIf(newerThanNoted(time), TOPIC, event.accountRegion().toString(), Map.of(TIME, time));
  }

  /// The newest events of the accounts and Regions whose text starts with this prefix, in order;
  /// with eventual consistency. Empty if the state table does not exist.
  public FirstPage<LastEvent> firstPage(String prefix, ReadMeter meter) {
    return notes.firstPage(TOPIC, prefix, meter).read(LastEvents::parse);
  }

  private static Expression newerThanNoted(AttributeValue time) {
    return Expression.builder()
        .expression("attribute_not_exists(#time) OR #time < :time")
        .putExpressionName("#time", TIME)
        .putExpressionValue(":time", time)
        .build();
  }

  private static @Nullable LastEvent parse(Map<String, AttributeValue> content) {
    AccountRegion accountRegion =
        AccountRegions.parse(Items.text(content, KeyAttribute.ENTRY.id()));
    Instant time = Pass.time(content, TIME);
    return time == null ? null : new LastEvent(accountRegion, time);
  }
}
