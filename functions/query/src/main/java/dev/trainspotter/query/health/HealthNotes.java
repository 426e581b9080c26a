package dev.trainspotter.query.health;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.AccountRegions;
import dev.trainspotter.catalog.state.FirstPage;
import dev.trainspotter.catalog.state.LastEvents;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.state.QueueSizes;
import dev.trainspotter.catalog.state.QueueSizes.QueueSize;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.query.filter.JobPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The notes in the state table that health is made of.
///
/// @param accounts the accounts whose jobs are collected; empty for all
public record HealthNotes(
    AccountRegions accountRegions,
    LastEvents lastEvents,
    ReconciledRanges ranges,
    QueueSizes queues,
    Set<String> accounts) {
  /// The notes in the state table of this name.
  ///
  /// @param accounts the accounts whose jobs are collected; empty for all
  public static HealthNotes of(DynamoDbClient dynamo, String stateTableName, Set<String> accounts) {
    DynamoDbEnhancedClient enhanced = Items.client(dynamo);
    return new HealthNotes(
        new AccountRegions(enhanced, stateTableName),
        new LastEvents(enhanced, stateTableName),
        new ReconciledRanges(enhanced, stateTableName),
        new QueueSizes(enhanced, stateTableName),
        accounts);
  }

  /// Everything that is noted about the accounts and Regions that this path covers.
  ///
  /// @param isAll whether there is no more than one request for each topic returns
  record Read(
      Map<AccountRegion, List<ReconciledRange>> ranges,
      List<LastEvent> lastEvents,
      List<QueueSize> queues,
      boolean isAll) {}

  /// Whether the jobs of this account are collected; the rows of other accounts stay as they are.
  boolean isCollected(AccountRegion accountRegion) {
    return accounts.isEmpty() || accounts.contains(accountRegion.accountId());
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
        known.isAll() && events.isAll() && reconciled.isAll());
  }
}
