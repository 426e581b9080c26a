package dev.trainspotter.edge;

import dev.trainspotter.catalog.table.TableNames;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The settings of a function, checked when they are read.
///
/// @param values one value for each setting
public record Settings(Map<Setting, String> values) {
  /// What stands in place of the account's id in [Setting#READER_ROLE].
  private static final String ACCOUNT = "{account}";

  private static final Pattern READER_ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\{account\\}:role/[\\w+=,.@/-]{1,576}");

  /// What STS accepts.
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

  /// @throws IllegalArgumentException when a value is malformed; the message names setting, value
  ///     and what is expected
  public Settings {
    values = Map.copyOf(values);
    check(
        values,
        Setting.ACCOUNT_CREDENTIALS,
        AccountCredentials.ids()::contains,
        String.join(", ", AccountCredentials.ids()));
    check(
        values,
        Setting.READER_ROLE,
        text -> text.isEmpty() || READER_ROLE.matcher(text).matches(),
        "the ARN of an IAM role with {account} in place of the account's id");
    check(
        values,
        Setting.READER_EXTERNAL_ID,
        text -> text.isEmpty() || EXTERNAL_ID.matcher(text).matches(),
        "2 to 1224 letters, digits or any of _+=,.@:/-");
    check(values, Setting.MASKING, Set.of("on", "off")::contains, "on, off");
    check(values, Setting.DESCRIBE_RATE, Settings::isRate, "a number above 0");
    check(values, Setting.SEARCH_RATE, Settings::isRate, "a number above 0");
    check(values, Setting.BACKFILL_FROM, Settings::isDateOrEmpty, "a date such as 2025-01-31");
    check(
        values, Setting.BACKLOG_CONCURRENCY, text -> text.matches("[1-9][0-9]{0,3}"), "1 to 9999");
    check(values, Setting.BACKLOG_DELAY_SECONDS, text -> text.matches("[0-9]{1,3}"), "0 to 999");
  }

  /// The settings in these environment variables.
  ///
  /// @throws IllegalArgumentException when a required one is missing or a value is malformed
  public static Settings from(Map<String, String> environment) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      @Nullable String value = environment.getOrDefault(setting.name(), setting.defaultValue());
      if (value == null) {
        throw new IllegalArgumentException(
            "the environment variable %s is not set: %s".formatted(setting, setting.description()));
      }
      values.put(setting, value);
    }
    return new Settings(values);
  }

  /// Name of the table that holds the training jobs.
  public String tableName() {
    return get(Setting.TABLE_NAME);
  }

  /// Name of the table that holds all other state.
  public String stateTableName() {
    return get(Setting.STATE_TABLE_NAME);
  }

  /// The names of both tables.
  public TableNames tableNames() {
    return new TableNames(tableName(), stateTableName());
  }

  /// Name of the stack that the function belongs to.
  public String stackName() {
    return get(Setting.STACK_NAME);
  }

  /// URL of the queue where hints wait; empty when there is none.
  public String backlogQueueUrl() {
    return get(Setting.BACKLOG_QUEUE_URL);
  }

  /// Name of the queue where hints wait.
  public String backlogQueueName() {
    String path = URI.create(backlogQueueUrl()).getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// URL of the queue for messages that can never succeed; empty when there is none.
  public String deadLetterQueueUrl() {
    return get(Setting.DEAD_LETTER_QUEUE_URL);
  }

  /// Ids of the accounts that are listed as collected.
  public Set<String> accounts() {
    return listed(Setting.ACCOUNTS);
  }

  /// Ids of the organizational units or roots whose accounts are collected too.
  public Set<String> organizationalUnits() {
    return listed(Setting.ORGANIZATIONAL_UNITS);
  }

  /// Regions that reconciliation looks at in each account; empty for the stack's own.
  public Set<String> regions() {
    return listed(Setting.REGIONS);
  }

  /// Decides by an account's id whether messages about its jobs are accepted. With organizational
  /// units, those of every account are: only accounts of the units can send events to the event
  /// bus, and only AWS can make an event of SageMaker, with the account that it is from.
  public Predicate<String> collected() {
    return organizationalUnits().isEmpty() ? accounts()::contains : _ -> true;
  }

  /// Origins of web pages that may read the API's responses.
  public Set<String> corsOrigins() {
    return listed(Setting.CORS_ORIGINS);
  }

  /// The account that the function's own credentials belong to; empty when it is unknown.
  public String ownAccount() {
    String own = get(Setting.OWN_ACCOUNT);
    return own.isEmpty() && accounts().size() == 1 ? accounts().iterator().next() : own;
  }

  /// Whether SageMaker is called with the account id as access key, as emulators expect.
  public boolean isAccountIdTheAccessKey() {
    return get(Setting.ACCOUNT_CREDENTIALS).equals(AccountCredentials.ACCOUNT_ID.id());
  }

  /// Whether there is a role that reads the jobs of other accounts.
  public boolean hasReaderRole() {
    return !get(Setting.READER_ROLE).isEmpty();
  }

  /// The ARN of the role that reads the jobs of this account.
  public String readerRole(String accountId) {
    return get(Setting.READER_ROLE).replace(ACCOUNT, accountId);
  }

  /// The external id that is sent when that role is assumed; empty for none.
  public String readerExternalId() {
    return get(Setting.READER_EXTERNAL_ID);
  }

  /// Whether secrets are masked before rows are stored.
  public boolean isMasking() {
    return get(Setting.MASKING).equals("on");
  }

  /// Describe calls per second that one environment may make for an account and Region.
  public double describeRate() {
    return new BigDecimal(get(Setting.DESCRIBE_RATE)).doubleValue()
        / Integer.parseInt(get(Setting.BACKLOG_CONCURRENCY));
  }

  /// Search calls per second for an account and Region.
  public double searchRate() {
    return new BigDecimal(get(Setting.SEARCH_RATE)).doubleValue();
  }

  /// The first creation time that reconciliation looks for; null for all.
  public @Nullable Instant backfillFrom() {
    String date = get(Setting.BACKFILL_FROM);
    return date.isEmpty() ? null : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// How long a hint waits in the backlog at first.
  public Duration backlogDelay() {
    return Duration.ofSeconds(Integer.parseInt(get(Setting.BACKLOG_DELAY_SECONDS)));
  }

  private Set<String> listed(Setting setting) {
    return Arrays.stream(get(setting).split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private String get(Setting setting) {
    return String.valueOf(values.get(setting));
  }

  private static boolean isRate(String text) {
    return text.matches("[0-9]{1,4}(\\.[0-9]{1,4})?") && new BigDecimal(text).signum() > 0;
  }

  private static boolean isDateOrEmpty(String text) {
    try {
      return text.isEmpty() || LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static void check(
      Map<Setting, String> values, Setting setting, Predicate<String> form, String expected) {
    String value = values.get(setting);
    if (value == null || !form.test(value)) {
      throw new IllegalArgumentException(
          "%s must be %s, was %s".formatted(setting, expected, value));
    }
  }
}
