package dev.trainspotter.query.list;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.query.filter.Filter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the walk that reads the fewest rows for a filter.
///
/// From the fewest to the most: a tuning job's children; the jobs of a status that none keeps for
/// long; an account's jobs; the jobs of a status; all jobs. It goes by what must be equal; the
/// filter is still tested on every job.
record Planner(CatalogReader reader) {
  /// Each partition costs at least half a read unit.
  private static final int MOST_PARTITIONS = 32;

  /// DynamoDB takes no longer partition keys.
  private static final int LONGEST_KEY = 2048;

  /// The walk whose jobs include all that meet the filter.
  IndexRange plan(Filter filter, Order order) {
    TimeRange times = filter.creationTimes();
    return new IndexRange(times.isEmpty() ? List.of() : partitions(filter), times, order);
  }

  private List<Partition> partitions(Filter filter) {
    Set<String> tuningJobs = keys(filter, Column.TUNING_JOB_ARN);
    if (tuningJobs != null && tuningJobs.size() <= MOST_PARTITIONS && !tuningJobs.contains("")) {
      return tuningJobs.stream()
          .map(arn -> arn.toLowerCase(Locale.ROOT))
          .distinct()
          .map(Partition::byTuningJob)
          .toList();
    }
    Set<String> statuses = keys(filter, Column.TRAINING_JOB_STATUS);
    if (statuses != null && statuses.stream().allMatch(Planner::isTransient)) {
      return ofStatuses(statuses);
    }
    List<Partition> ofAccounts = ofAccounts(filter);
    if (ofAccounts != null && ofAccounts.size() <= MOST_PARTITIONS) {
      return ofAccounts;
    }
    List<Partition> ofStatuses = statuses == null ? List.of() : ofStatuses(statuses);
    return statuses == null || ofStatuses.size() > MOST_PARTITIONS
        ? Partition.recent()
        : ofStatuses;
  }

  private static boolean isTransient(String text) {
    KnownStatus status = KnownStatus.find(text);
    return status != null && status.isTransient();
  }

  private static List<Partition> ofStatuses(Set<String> statuses) {
    return statuses.stream().flatMap(status -> Partition.byStatus(status).stream()).toList();
  }

  /// The partitions of the accounts and Regions that a job may be in; null when it may be in any.
  private @Nullable List<Partition> ofAccounts(Filter filter) {
    Set<String> accounts = filter.texts(Column.ACCOUNT_ID);
    Set<String> regions = filter.texts(Column.REGION);
    Set<AccountRegion> ofArns = ofArns(filter);
    if (accounts == null && regions == null && ofArns == null) {
      return null;
    }
    if (Stream.of(accounts, regions, ofArns).anyMatch(none -> none != null && none.isEmpty())) {
      return List.of();
    }
    return accountRegions(accounts, regions, ofArns).stream()
        .filter(accountRegion -> accounts == null || accounts.contains(accountRegion.accountId()))
        .filter(accountRegion -> regions == null || regions.contains(accountRegion.region()))
        .map(Partition::byAccount)
        .toList();
  }

  /// Candidates; the places that jobs were heard of from are asked for only when nothing else says
  /// what they are.
  private Collection<AccountRegion> accountRegions(
      @Nullable Set<String> accounts,
      @Nullable Set<String> regions,
      @Nullable Set<AccountRegion> ofArns) {
    if (ofArns != null) {
      return ofArns;
    }
    if (accounts == null || regions == null || accounts.size() * regions.size() > MOST_PARTITIONS) {
      return accounts != null && accounts.size() == 1
          ? reader.accountRegions(accounts.iterator().next())
          : reader.accountRegions();
    }
    List<AccountRegion> accountRegions = new ArrayList<>();
    for (String account : accounts) {
      for (String region : regions) {
        accountRegions.add(new AccountRegion(account, region));
      }
    }
    return accountRegions;
  }

  /// The texts that a column must have, without those that no index can have as a key.
  private static @Nullable Set<String> keys(Filter filter, Column column) {
    Set<String> texts = filter.texts(column);
    if (texts == null) {
      return null;
    }
    return texts.stream()
        .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static @Nullable Set<AccountRegion> ofArns(Filter filter) {
    Set<String> arns = filter.texts(Column.TRAINING_JOB_ARN);
    if (arns == null) {
      Set<Position> positions = filter.positions();
      return positions == null ? null : accountRegions(positions.stream().map(Position::arn));
    }
    return accountRegions(arns.stream());
  }

  private static Set<AccountRegion> accountRegions(Stream<String> arns) {
    return arns.map(arn -> new TrainingJobArn(arn).accountRegion())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
