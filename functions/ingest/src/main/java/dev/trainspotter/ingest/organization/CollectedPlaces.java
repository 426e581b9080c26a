package dev.trainspotter.ingest.organization;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.state.CollectedAccounts;
import dev.trainspotter.catalog.state.CollectedAccounts.Listed;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.edge.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The accounts and Regions whose jobs are collected.
public final class CollectedPlaces {
  /// How long a list of the units' accounts counts before it is requested again.
  public static final Duration PERIOD = Duration.ofHours(1);

  /// A list that could not be renewed for so long is a fault, and [#fault] says so.
  static final Duration LONGEST = Duration.ofHours(24);

  private final Settings settings;
  private final String region;
  private final CatalogReader reader;
  private final CollectedAccounts notes;
  private final SdkHttpClient http;
  private final JsonLog lines;
  private final InstantSource clock;
  private @Nullable Listed listed;
  private @Nullable SdkException error;

  /// @param region the Region of the stack
  /// @param http sends the requests to AWS Organizations
  public CollectedPlaces(
      Settings settings,
      String region,
      DynamoDbClient dynamo,
      SdkHttpClient http,
      JsonLog lines,
      InstantSource clock) {
    this.settings = settings;
    this.region = region;
    this.reader = new CatalogReader(dynamo, settings.tableNames());
    this.notes = new CollectedAccounts(Items.client(dynamo), settings.stateTableName());
    this.http = http;
    this.lines = lines;
    this.clock = clock;
  }

  /// Each collected account in each Region of the settings, and the other Regions where it has
  /// rows.
  public Collection<AccountRegion> all() {
    Set<String> accounts = accounts();
    Set<String> regions = settings.regions().isEmpty() ? Set.of(region) : settings.regions();
    Collection<AccountRegion> all = new TreeSet<>();
    for (String account : accounts) {
      regions.forEach(each -> all.add(new AccountRegion(account, each)));
    }
    reader.accountRegions().stream()
        .filter(each -> accounts.contains(each.accountId()))
        .forEach(all::add);
    return all;
  }

  /// Why the accounts of the organizational units are unknown or long out of date; null when they
  /// are neither.
  public @Nullable RuntimeException fault() {
    SdkException cause = error;
    Listed last = listed;
    if (cause == null || (last != null && !isOlder(last, LONGEST))) {
      return null;
    }
    return new IllegalStateException(
        "the accounts of %s could not be listed: %s"
            .formatted(String.join(", ", settings.organizationalUnits()), cause.getMessage()),
        cause);
  }

  private Set<String> accounts() {
    Set<String> units = settings.organizationalUnits();
    if (units.isEmpty()) {
      return settings.accounts();
    }
    Listed last = listed == null ? notes.last(new ReadMeter()) : listed;
    boolean counts = last != null && last.units().equals(units) && !isOlder(last, PERIOD);
    listed = counts ? last : renewed(last);
    Set<String> accounts = new TreeSet<>(settings.accounts());
    if (listed != null) {
      accounts.addAll(listed.accounts());
    }
    return accounts;
  }

  /// A new list; the last one when AWS Organizations sends none.
  private @Nullable Listed renewed(@Nullable Listed last) {
    try {
      Set<String> units = settings.organizationalUnits();
      Set<String> accounts = UnitAccounts.list(http, region, units);
      Listed now = new Listed(units, accounts, clock.instant());
      notes.note(now);
      error = null;
      return now;
    } catch (SdkException e) {
      error = e;
      lines.log(
          "ERROR",
          "accounts of the organization could not be listed",
          Map.of("error", String.valueOf(e.getMessage())));
      return last;
    }
  }

  private boolean isOlder(Listed list, Duration age) {
    Instant end = list.listedAt().plus(age);
    return !clock.instant().isBefore(end);
  }
}
