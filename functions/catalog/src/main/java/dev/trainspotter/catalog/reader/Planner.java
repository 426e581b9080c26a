package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.TrainingJobArn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses the index range that contains all wanted rows and few others.
///
/// In the order of preference: the training jobs of a tuning job; the jobs with a transient
/// status; the jobs of some accounts and Regions; the jobs with any other status; all jobs. The
/// range can contain rows that are not wanted, so the caller tests each row.
public record Planner(CatalogReader reader) {
  /// More partitions are not merged: each costs at least half a read unit.
  private static final int MOST_PARTITIONS = 32;

  /// The maximum length of a partition key in bytes.
  private static final int LONGEST_KEY = 2048;

  /// A range that contains all wanted rows.
  public IndexRange plan(Wanted wanted, Order order) {
    TimeRange times = wanted.times();
    return new IndexRange(times.isEmpty() ? List.of() : partitions(wanted), times, order);
  }

  private List<Partition> partitions(Wanted wanted) {
    Set<String> tuningJobs =
        keys(wanted, Column.TUNING_JOB_ARN, arn -> arn.toLowerCase(Locale.ROOT));
    if (tuningJobs != null && tuningJobs.size() <= MOST_PARTITIONS && !tuningJobs.contains("")) {
      return tuningJobs.stream().map(Partition::byTuningJob).toList();
    }
    Set<String> statuses = keys(wanted, Column.TRAINING_JOB_STATUS, UnaryOperator.identity());
    if (statuses != null && statuses.stream().allMatch(Planner::isTransient)) {
      return ofStatuses(statuses);
    }
    List<Partition> ofAccounts = ofAccounts(wanted);
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

  /// The partitions of the accounts and Regions that a row may have; null if it may have any.
  private @Nullable List<Partition> ofAccounts(Wanted wanted) {
    Set<String> accounts = wanted.texts(Column.ACCOUNT_ID);
    Set<String> regions = wanted.texts(Column.REGION);
    Set<AccountRegion> ofArns = ofArns(wanted);
    if (accounts == null && regions == null && ofArns == null) {
      return null;
    }
    if (Stream.of(accounts, regions, ofArns).anyMatch(set -> set != null && set.isEmpty())) {
      return List.of();
    }
    Collection<AccountRegion> candidates = candidates(accounts, regions, ofArns);
    return candidates == null
        ? null
        : candidates.stream()
            .filter(
                accountRegion -> accounts == null || accounts.contains(accountRegion.accountId()))
            .filter(accountRegion -> regions == null || regions.contains(accountRegion.region()))
            .map(Partition::byAccount)
            .toList();
  }

  /// Candidates for the accounts and Regions. They are read from the state table only if what is
  /// wanted does not name them. Null if the state table names none at all: then it is new or lost,
  /// and the catalog table may still have rows.
  private @Nullable Collection<AccountRegion> candidates(
      @Nullable Set<String> accounts,
      @Nullable Set<String> regions,
      @Nullable Set<AccountRegion> ofArns) {
    if (ofArns != null) {
      return ofArns;
    }
    if (accounts == null || regions == null || accounts.size() * regions.size() > MOST_PARTITIONS) {
      return known(accounts);
    }
    List<AccountRegion> accountRegions = new ArrayList<>();
    for (String account : accounts) {
      for (String region : regions) {
        if (AccountRegion.isAccountId(account) && AccountRegion.isRegion(region)) {
          accountRegions.add(new AccountRegion(account, region));
        }
      }
    }
    return accountRegions;
  }

  private @Nullable Collection<AccountRegion> known(@Nullable Set<String> accounts) {
    if (accounts != null && accounts.size() == 1) {
      String account = accounts.iterator().next();
      if (!AccountRegion.isAccountId(account)) {
        return List.of();
      }
      List<AccountRegion> ofOne = reader.accountRegions(account);
      if (!ofOne.isEmpty()) {
        return ofOne;
      }
    }
    List<AccountRegion> all = reader.accountRegions();
    return all.isEmpty() ? null : all;
  }

  /// The keys of the texts that a column may have, without those that are too long for an index
  /// key.
  ///
  /// @param key makes the key of a text, which may have more bytes than the text
  private static @Nullable Set<String> keys(
      Wanted wanted, Column column, UnaryOperator<String> key) {
    Set<String> texts = wanted.texts(column);
    if (texts == null) {
      return null;
    }
    return texts.stream()
        .map(key)
        .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The accounts and Regions in the ARNs or keys that a row may have; null if it may have any.
  private static @Nullable Set<AccountRegion> ofArns(Wanted wanted) {
    Set<String> arns = wanted.texts(Column.TRAINING_JOB_ARN);
    if (arns != null) {
      return accountRegions(arns.stream());
    }
    Set<String> keys = wanted.texts(Column.KEY);
    return keys == null
        ? null
        : accountRegions(
            keys.stream().flatMap(key -> Stream.ofNullable(Position.find(key))).map(Position::arn));
  }

  private static Set<AccountRegion> accountRegions(Stream<String> arns) {
    return arns.flatMap(arn -> Stream.ofNullable(TrainingJobArn.parse(arn)))
        .map(TrainingJobArn::accountRegion)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
