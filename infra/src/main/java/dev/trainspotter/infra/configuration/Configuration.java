package dev.trainspotter.infra.configuration;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The configuration of one deployment.
///
/// @param values one value for each key
/// @param isLocal whether the template is for `sam local`; if so, it declares environment variables
///     with the endpoints of the emulators
/// @param place where the stack is deployed to; in the configuration of a member stack, where the
///     stack is that collects its jobs
public record Configuration(Map<ConfigurationKey, String> values, boolean isLocal, Place place) {
  private static final String LOCAL = "local";

  /// @throws WrongConfigurationException when a value is not allowed, `auth` is `jwt` and issuer or
  ///     audience is missing, or the keys about members contradict each other
  public Configuration {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
    values.forEach(
        (key, value) -> {
          if (!key.allows(value)) {
            throw WrongConfigurationException.of(key.fullName(), value, key.expected());
          }
        });
    if ("jwt".equals(values.get(ConfigurationKey.AUTH))) {
      require(values, ConfigurationKey.JWT_ISSUER);
      require(values, ConfigurationKey.JWT_AUDIENCE);
    }
    Members.of(values, place);
  }

  /// The configuration in which every key has its default.
  public static Configuration defaults() {
    return from(Map.of());
  }

  /// Reads the configuration from the CDK's context, and ignores keys without our prefix, which are
  /// the CDK's own.
  ///
  /// @throws WrongConfigurationException when a key is unknown or a value is not allowed
  public static Configuration from(Map<String, ?> context) {
    Map<ConfigurationKey, String> values = new EnumMap<>(ConfigurationKey.class);
    for (ConfigurationKey key : ConfigurationKey.values()) {
      @Nullable Object given = context.get(key.fullName());
      values.put(key, given == null ? key.defaultValue() : text(given));
    }
    context.forEach(Configuration::rejectUnknown);
    return new Configuration(values, local(context.get(LOCAL)), Place.UNKNOWN);
  }

  /// The same for a deployment to this place. With the key `hub`, place and stage are those of the
  /// hub, wherever its member stack is deployed to.
  ///
  /// @throws WrongConfigurationException when keys contradict the place
  public Configuration at(Place known) {
    if (!isMember()) {
      return new Configuration(values, isLocal, known);
    }
    String[] hub = get(ConfigurationKey.HUB).split(":", -1);
    Map<ConfigurationKey, String> ofHub = new EnumMap<>(values);
    ofHub.put(ConfigurationKey.STAGE, hub[2]);
    return new Configuration(ofHub, isLocal, new Place(hub[0], hub[1]));
  }

  /// Whether the app contains a member stack instead of the stack that collects the jobs.
  public boolean isMember() {
    return !get(ConfigurationKey.HUB).isEmpty();
  }

  /// The other accounts and Regions whose events come to the stack.
  public Members members() {
    return Members.of(values, place);
  }

  /// The last part of the stack's name, such as `prod`. Several stacks of one account have
  /// different stages.
  public String stage() {
    return get(ConfigurationKey.STAGE);
  }

  /// The name of a role: with the configured prefix, and with the Region, because names of roles
  /// are unique in an account across all Regions.
  ///
  /// @param region the Region of the stack, or a reference to it
  public String roleName(String id, String region) {
    return "%s%s-%s-%s".formatted(rolePrefix(), stackName(), id.toLowerCase(Locale.ROOT), region);
  }

  /// The stack's name.
  public String stackName() {
    return "trainspotter-" + stage();
  }

  /// Whether API requests are authorized by tokens (true) or by AWS signatures (false).
  public boolean isJwt() {
    return get(ConfigurationKey.AUTH).equals("jwt");
  }

  /// The issuer whose tokens are accepted.
  public String jwtIssuer() {
    return get(ConfigurationKey.JWT_ISSUER);
  }

  /// The audiences whose tokens are accepted.
  public List<String> jwtAudience() {
    return split(ConfigurationKey.JWT_AUDIENCE).toList();
  }

  /// The origins of web pages that may read the API's responses.
  public List<String> corsOrigins() {
    return split(ConfigurationKey.CORS_ORIGINS).distinct().toList();
  }

  /// The accounts whose events are accepted; empty for the account of the stack only.
  public List<String> accounts() {
    return split(ConfigurationKey.ACCOUNTS).distinct().toList();
  }

  /// The processor architecture of the functions: `arm64` or `x86_64`.
  public String architecture() {
    return get(ConfigurationKey.ARCHITECTURE);
  }

  /// Whether DynamoDB refuses to delete the tables.
  public boolean isDeletionProtected() {
    return Boolean.parseBoolean(get(ConfigurationKey.DELETION_PROTECTION));
  }

  /// Whether the functions use SnapStart.
  public boolean isSnapStart() {
    return Boolean.parseBoolean(get(ConfigurationKey.SNAP_START));
  }

  /// The maximum number of batches that are read from the live queue at the same time.
  public int ingestConcurrency() {
    return number(ConfigurationKey.INGEST_CONCURRENCY);
  }

  /// The maximum number of batches that are read from the backlog at the same time.
  public int backlogConcurrency() {
    return number(ConfigurationKey.BACKLOG_CONCURRENCY);
  }

  /// The number of concurrent executions reserved for the query function; 0 for none.
  public int queryConcurrency() {
    return number(ConfigurationKey.QUERY_CONCURRENCY);
  }

  /// Whether the API answers queries in SQL.
  public boolean isSql() {
    return get(ConfigurationKey.SQL).equals("on");
  }

  /// The number of concurrent executions reserved for the SQL function; 0 for none.
  public int sqlConcurrency() {
    return number(ConfigurationKey.SQL_CONCURRENCY);
  }

  /// The number of days that logs are kept.
  public int logRetentionDays() {
    return number(ConfigurationKey.LOG_RETENTION_DAYS);
  }

  /// The email address that alarms notify; empty for none.
  public String alarmEmail() {
    return get(ConfigurationKey.ALARM_EMAIL);
  }

  /// The number of hours without a state change after which an alarm fires; 0 for no such alarm.
  public int silentHours() {
    return number(ConfigurationKey.SILENT_HOURS);
  }

  /// The ARN of the customer's KMS key; empty for none.
  public String kmsKeyArn() {
    return get(ConfigurationKey.KMS_KEY_ARN);
  }

  /// The ARN of the permissions boundary of every role; empty for none.
  public String permissionsBoundary() {
    return get(ConfigurationKey.PERMISSIONS_BOUNDARY);
  }

  /// The IAM path of every role.
  public String rolePath() {
    return get(ConfigurationKey.ROLE_PATH);
  }

  /// The prefix of every role's name; empty if CloudFormation generates the names.
  public String rolePrefix() {
    return get(ConfigurationKey.ROLE_PREFIX);
  }

  /// Whether the stack compares SageMaker's jobs with the rows.
  public boolean isReconciling() {
    return get(ConfigurationKey.RECONCILE).equals("on");
  }

  /// The maximum number of Search calls per second, for each account and Region.
  public String searchRate() {
    return get(ConfigurationKey.SEARCH_RATE);
  }

  /// The date from which on jobs are looked for; empty for all jobs.
  public String backfillFrom() {
    return get(ConfigurationKey.BACKFILL_FROM);
  }

  /// Whether the jobs' table is exported to S3 every day.
  public boolean isLake() {
    return get(ConfigurationKey.LAKE).equals("daily");
  }

  /// `on` or `off`, the value of the functions' setting `MASKING`.
  public String masking() {
    return get(ConfigurationKey.MASKING);
  }

  /// The tags of every resource in the stack, in the order of the configuration.
  public Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    split(ConfigurationKey.TAGS)
        .forEach(
            tag ->
                tags.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1)));
    return tags;
  }

  private String get(ConfigurationKey key) {
    return String.valueOf(values.get(key));
  }

  private int number(ConfigurationKey key) {
    return Integer.parseInt(get(key));
  }

  private Stream<String> split(ConfigurationKey key) {
    return Arrays.stream(get(key).split(",")).filter(part -> !part.isEmpty());
  }

  private static void require(Map<ConfigurationKey, String> values, ConfigurationKey key) {
    if ("".equals(values.get(key))) {
      throw WrongConfigurationException.of(
          key.fullName(), "", key.expected() + " because trainspotter:auth is jwt");
    }
  }

  private static void rejectUnknown(String name, @Nullable Object value) {
    List<String> known =
        Arrays.stream(ConfigurationKey.values()).map(ConfigurationKey::id).toList();
    if (name.startsWith(ConfigurationKey.PREFIX)
        && !known.contains(name.substring(ConfigurationKey.PREFIX.length()))) {
      throw new WrongConfigurationException(
          "unknown key %s with value %s; the keys are %s"
              .formatted(name, value == null ? "null" : text(value), String.join(", ", known)));
    }
  }

  private static boolean local(@Nullable Object value) {
    String text = value == null ? "false" : text(value);
    if (!text.equals("true") && !text.equals("false")) {
      throw WrongConfigurationException.of(LOCAL, text, "true or false");
    }
    return Boolean.parseBoolean(text);
  }

  /// The value in the form that `-c` takes: lists and objects of `cdk.json` are joined by commas.
  private static String text(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining(","));
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
      case Double number when number == Math.rint(number) -> String.valueOf(number.longValue());
      default -> String.valueOf(value);
    };
  }
}
