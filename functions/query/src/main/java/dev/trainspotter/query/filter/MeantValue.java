package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.ValueForm;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/// Finds the value that a caller may have meant by one that no job can have.
final class MeantValue {
  /// An instance type with or without its prefix and its dots.
  private static final Pattern INSTANCE_TYPE =
      Pattern.compile(
          "(?:ml)?[ ._-]?([a-z]+[0-9]+[a-z]*?(?:-[a-z0-9]+)*?)[ ._-]?"
              + "((?:[0-9]*x)?large|medium|small|metal(?:-[0-9]+xl)?)");

  private static final Pattern ZONE = Pattern.compile("(.*-[0-9]+)[a-z]");
  private static final int ACCOUNT_DIGITS = 12;
  private static final int FEWEST_DIGITS = 9;

  private MeantValue() {}

  /// The value that the caller may have meant; null when none is likely.
  static @Nullable String of(ValueForm form, String value) {
    return switch (form) {
      case ACCOUNT_ID -> accountId(value);
      case REGION -> region(value);
      case INSTANCE_TYPES -> instanceTypes(value);
      case TRAINING_JOB_NAME -> value.strip().replace('_', '-');
      case KEY, TEXT -> value.strip().toLowerCase(Locale.ROOT);
      case TRAINING_JOB_ARN, ROLE_ARN, ARN -> value.strip();
      case STATUS,
          SECONDARY_STATUS,
          WHOLE_NUMBER,
          YES_OR_NO,
          TIME,
          STRUCTURE,
          STRUCTURES,
          METRICS,
          TEXT_BY_KEY,
          TAGS ->
          null;
    };
  }

  /// Consoles group the digits, and spreadsheets drop zeros in front.
  private static @Nullable String accountId(String value) {
    String digits = value.replaceAll("[ -]", "");
    boolean isNumber = digits.length() >= FEWEST_DIGITS && digits.matches("[0-9]+");
    return isNumber && digits.length() <= ACCOUNT_DIGITS
        ? "0".repeat(ACCOUNT_DIGITS - digits.length()) + digits
        : null;
  }

  /// A known Region in other case, with other separators, or followed by the letter of a zone.
  private static @Nullable String region(String value) {
    Matcher zone = ZONE.matcher(value.strip().toLowerCase(Locale.ROOT));
    String bare = bare(zone.matches() ? zone.group(1) : value);
    return Region.regions().stream()
        .map(Region::id)
        .filter(id -> bare(id).equals(bare))
        .findFirst()
        .orElse(null);
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
  }

  private static @Nullable String instanceTypes(String value) {
    String types =
        Arrays.stream(value.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .map(MeantValue::instanceType)
            .collect(Collectors.joining(","));
    return types.equals(value) ? null : types;
  }

  private static String instanceType(String value) {
    Matcher parts = INSTANCE_TYPE.matcher(value);
    return parts.matches() ? "ml.%s.%s".formatted(parts.group(1), parts.group(2)) : value;
  }
}
