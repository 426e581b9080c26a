package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.table.ReadMeter;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The accounts of organizational units, as they were last listed from AWS Organizations. There is
/// no such note while the configuration lists all accounts itself.
public final class CollectedAccounts {
  private static final String TOPIC = "collected accounts";
  private static final String ENTRY = "all";
  private static final String UNITS = "units";
  private static final String ACCOUNTS = "accounts";
  private static final String LISTED_AT = "listed_at";

  private final Notes notes;

  /// Those in the state table of this name.
  public CollectedAccounts(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// One list of accounts.
  ///
  /// @param units ids of the organizational units or roots
  /// @param accounts ids of their accounts
  /// @param listedAt when they were requested
  public record Listed(Set<String> units, Set<String> accounts, Instant listedAt) {}

  /// Notes a list in place of the one before. One note can hold more than 10,000 accounts, which an
  /// organization has at most.
  public void note(Listed listed) {
    notes.put(
        TOPIC,
        ENTRY,
        Map.of(
            UNITS,
            ids(listed.units()),
            ACCOUNTS,
            ids(listed.accounts()),
            LISTED_AT,
            AttributeValue.fromS(Timestamps.format(listed.listedAt()))));
  }

  /// The last list; null if there is none, or no state table. Read with eventual consistency.
  public @Nullable Listed last(ReadMeter meter) {
    return notes.firstPage(TOPIC, ENTRY, meter).read(CollectedAccounts::parse).notes().stream()
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Listed parse(Map<String, AttributeValue> note) {
    Instant listedAt = Pass.time(note, LISTED_AT);
    return listedAt == null
        ? null
        : new Listed(texts(note.get(UNITS)), texts(note.get(ACCOUNTS)), listedAt);
  }

  private static AttributeValue ids(Collection<String> ids) {
    return AttributeValue.fromL(ids.stream().sorted().map(AttributeValue::fromS).toList());
  }

  private static Set<String> texts(@Nullable AttributeValue list) {
    return list == null
        ? Set.of()
        : list.l().stream().map(AttributeValue::s).collect(Collectors.toUnmodifiableSet());
  }
}
