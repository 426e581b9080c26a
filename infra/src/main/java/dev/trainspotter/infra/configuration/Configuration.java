package dev.trainspotter.infra.configuration;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a deploy was told.
///
/// @param values one for each key
/// @param isLocal whether the template is for `sam local` and declares the emulators' endpoints
public record Configuration(Map<ConfigurationKey, String> values, boolean isLocal) {
  private static final String LOCAL = "local";

  /// @throws WrongConfigurationException when a value is not of its form, or two do not agree
  public Configuration {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
    values.forEach(
        (key, value) -> {
          if (!key.admits(value)) {
            throw WrongConfigurationException.of(key, value, key.expected());
          }
        });
    if ("jwt".equals(values.get(ConfigurationKey.AUTH))) {
      demand(values, ConfigurationKey.JWT_ISSUER);
      demand(values, ConfigurationKey.JWT_AUDIENCE);
    }
  }

  /// Every key's default.
  public static Configuration defaults() {
    return from(Map.of());
  }

  /// The configuration in the CDK's context; keys without our prefix are the CDK's own.
  ///
  /// @throws WrongConfigurationException when a key is unknown or a value is wrong
  public static Configuration from(Map<String, ?> context) {
    Map<ConfigurationKey, String> values = new EnumMap<>(ConfigurationKey.class);
    for (ConfigurationKey key : ConfigurationKey.values()) {
      @Nullable Object given = context.get(ConfigurationKey.PREFIX + key.id());
      values.put(key, given == null ? key.defaultValue() : text(given));
    }
    context.forEach(Configuration::refuseUnknown);
    return new Configuration(values, local(context.get(LOCAL)));
  }

  /// The stack's name.
  public String stackName() {
    return "trainspotter-" + get(ConfigurationKey.STAGE);
  }

  /// Whether tokens, not signatures, open the API.
  public boolean isJwt() {
    return get(ConfigurationKey.AUTH).equals("jwt");
  }

  /// Who issues the tokens.
  public String jwtIssuer() {
    return get(ConfigurationKey.JWT_ISSUER);
  }

  /// Whom the tokens are for.
  public List<String> jwtAudience() {
    return split(ConfigurationKey.JWT_AUDIENCE).toList();
  }

  /// The accounts named; empty means the one deployed to.
  public List<String> accounts() {
    return split(ConfigurationKey.ACCOUNTS).distinct().toList();
  }

  /// Whether functions start from a snapshot.
  public boolean isSnapStart() {
    return Boolean.parseBoolean(get(ConfigurationKey.SNAP_START));
  }

  /// How many batches of the live queue are read at once.
  public int ingestConcurrency() {
    return number(ConfigurationKey.INGEST_CONCURRENCY);
  }

  /// How many batches of the backlog are read at once.
  public int backlogConcurrency() {
    return number(ConfigurationKey.BACKLOG_CONCURRENCY);
  }

  /// How long logs are kept.
  public int logRetentionDays() {
    return number(ConfigurationKey.LOG_RETENTION_DAYS);
  }

  /// Who is written to when an alarm goes off; empty for nobody.
  public String alarmEmail() {
    return get(ConfigurationKey.ALARM_EMAIL);
  }

  /// After how many hours without an event an alarm goes off; 0 for never.
  public int silentHours() {
    return number(ConfigurationKey.SILENT_HOURS);
  }

  /// The customer's key; empty for none.
  public String kmsKeyArn() {
    return get(ConfigurationKey.KMS_KEY_ARN);
  }

  /// The policy that bounds every role; empty for none.
  public String permissionsBoundary() {
    return get(ConfigurationKey.PERMISSIONS_BOUNDARY);
  }

  /// Path of every role.
  public String rolePath() {
    return get(ConfigurationKey.ROLE_PATH);
  }

  /// What every role's name begins with; empty where CloudFormation chooses the names.
  public String rolePrefix() {
    return get(ConfigurationKey.ROLE_PREFIX);
  }

  /// `on` or `off`, as the functions' setting has it.
  public String masking() {
    return get(ConfigurationKey.MASKING);
  }

  /// Tags of everything in the stack, in the order given.
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

  private static void demand(Map<ConfigurationKey, String> values, ConfigurationKey key) {
    if ("".equals(values.get(key))) {
      throw WrongConfigurationException.of(
          key, "", key.expected() + ", because trainspotter:auth is jwt");
    }
  }

  private static void refuseUnknown(String name, @Nullable Object value) {
    List<String> known =
        Arrays.stream(ConfigurationKey.values()).map(ConfigurationKey::id).toList();
    if (name.startsWith(ConfigurationKey.PREFIX)
        && !known.contains(name.substring(ConfigurationKey.PREFIX.length()))) {
      throw new WrongConfigurationException(
          name, value == null ? "" : text(value), "one of the keys " + String.join(", ", known));
    }
  }

  private static boolean local(@Nullable Object value) {
    String text = value == null ? "false" : text(value);
    if (!text.equals("true") && !text.equals("false")) {
      throw new WrongConfigurationException(LOCAL, text, "true or false");
    }
    return Boolean.parseBoolean(text);
  }

  /// A value as `-c` would give it: lists and objects of `cdk.json` are joined by commas.
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
