package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.ReadMeter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// The accounts and Regions that have, or ever had, a row in the catalog table.
///
/// The writer adds an account and Region before it writes their first row, so a reader that goes
/// through all of them misses no row.
public final class AccountRegions {
  private static final String TOPIC = "account and region";

  private final Notes notes;
  private final Set<AccountRegion> known = ConcurrentHashMap.newKeySet();

  /// Those in the state table of this name.
  public AccountRegions(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// Adds an account and Region. This object writes each of them once, however often it is added.
  public void add(AccountRegion accountRegion) {
    if (known.contains(accountRegion)) {
      return;
    }
    notes.put(TOPIC, accountRegion.toString(), Map.of());
    known.add(accountRegion);
  }

  /// All accounts and Regions in order; with eventual consistency, like a query of an index. Empty
  /// if the state table does not exist.
  public List<AccountRegion> all(ReadMeter meter) {
    return parsed(() -> notes.entries(TOPIC, meter));
  }

  /// The Regions of one account in order; with eventual consistency, like a query of an index.
  /// Empty if the state table does not exist.
  public List<AccountRegion> of(String accountId, ReadMeter meter) {
    return parsed(() -> notes.entries(TOPIC, accountId + "/", meter));
  }

  /// The accounts and Regions whose text starts with this prefix, in order, as far as one request
  /// returns them; with eventual consistency. Empty if the state table does not exist.
  public FirstPage<AccountRegion> firstPage(String prefix, ReadMeter meter) {
    return notes
        .firstPage(TOPIC, prefix, meter)
        .read(note -> parse(Items.text(note, KeyAttribute.ENTRY.id())));
  }

  /// The account and Region of a note's entry.
  static AccountRegion parse(String entry) {
    String[] parts = entry.split("/", 2);
    return new AccountRegion(parts[0], parts[1]);
  }

  private static List<AccountRegion> parsed(Supplier<List<String>> entries) {
    try {
      return entries.get().stream().map(AccountRegions::parse).toList();
    } catch (ResourceNotFoundException _) {
      return List.of();
    }
  }
}
