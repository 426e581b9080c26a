package dev.trainspotter.query.health;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.AccountRegions;
import dev.trainspotter.catalog.state.CollectedAccounts;
import dev.trainspotter.catalog.state.FirstPage;
import dev.trainspotter.catalog.state.LastEvents;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.state.QueueSizes;
import dev.trainspotter.catalog.state.QueueSizes.QueueSize;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.query.filter.JobPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The notes in the state table that health is made of.
///
/// @param accounts the accounts whose jobs are collected; empty for all
/// @param listed the accounts of organizational units; null if there are no units
public record HealthNotes(
    AccountRegions accountRegions,
    LastEvents lastEvents,
    ReconciledRanges ranges,
    QueueSizes queues,
    Set<String> accounts,
    @Nullable CollectedAccounts listed) {
  /// The notes of a function.
  public static HealthNotes of(DynamoDbClient dynamo, Settings settings) {
    String table = settings.stateTableName();
    return of(
        dynamo,
        table,
        settings.accounts(),
        settings.organizationalUnits().isEmpty()
            ? null
            : new CollectedAccounts(Items.client(dynamo), table));
  }

  /// The notes in the state table of this name.
  ///
  /// @param accounts the accounts whose jobs are collected; empty for all
  public static HealthNotes of(DynamoDbClient dynamo, String stateTableName, Set<String> accounts) {
    return of(dynamo, stateTableName, accounts, null);
  }

  private static HealthNotes of(
      DynamoDbClient dynamo,
      String stateTableName,
      Set<String> accounts,
      @Nullable CollectedAccounts listed) {
    DynamoDbEnhancedClient enhanced = Items.client(dynamo);
    return new HealthNotes(
        new AccountRegions(enhanced, stateTableName),
        new LastEvents(enhanced, stateTableName),
        new ReconciledRanges(enhanced, stateTableName),
        new QueueSizes(enhanced, stateTableName),
        accounts,
        listed);
  }

  /// Everything that is noted about the accounts and Regions that this path covers.
  ///
  /// @param collected the accounts whose jobs are collected; empty for all
  /// @param isAll whether there is no more than one request for each topic returns
  record Read(
      Map<AccountRegion, List<ReconciledRange>> ranges,
      List<LastEvent> lastEvents,
      List<QueueSize> queues,
      Set<String> collected,
      boolean isAll) {
    /// Whether the jobs of this account are collected; the rows of other accounts stay as they are.
    boolean isCollected(AccountRegion accountRegion) {
      return collected.isEmpty() || collected.contains(accountRegion.accountId());
    }
  }

  /// Reads what is noted about this path. The queues are read only for the path of all accounts.
  Read read(JobPath path, ReadMeter meter) {
    String prefix = path.accountRegionPrefix();
    FirstPage<AccountRegion> known = accountRegions.firstPage(prefix, meter);
    FirstPage<LastEvent> events = lastEvents.firstPage(prefix, meter);
    FirstPage<ReconciledRange> reconciled = ranges.firstPage(prefix, meter);
    Map<AccountRegion, List<ReconciledRange>> byAccountRegion = new TreeMap<>();
    Stream.concat(known.notes().stream(), events.notes().stream().map(LastEvent::accountRegion))
        .filter(path::reaches)
        .forEach(each -> byAccountRegion.put(each, new ArrayList<>()));
    reconciled.notes().stream()
        .filter(range -> path.reaches(range.accountRegion()))
        .forEach(
            range ->
                byAccountRegion
                    .computeIfAbsent(range.accountRegion(), _ -> new ArrayList<>())
                    .add(range));
    return new Read(
        byAccountRegion,
        events.notes(),
        prefix.isEmpty() ? queues.firstPage(meter).notes() : List.of(),
        collected(meter),
        known.isAll() && events.isAll() && reconciled.isAll());
  }

  /// With organizational units, all accounts count until their accounts are listed.
  private Set<String> collected(ReadMeter meter) {
    CollectedAccounts.Listed last = listed == null ? null : listed.last(meter);
    if (listed != null && last == null) {
      return Set.of();
    }
    Set<String> collected = new TreeSet<>(accounts);
    if (last != null) {
      collected.addAll(last.accounts());
    }
    return collected;
  }
}
