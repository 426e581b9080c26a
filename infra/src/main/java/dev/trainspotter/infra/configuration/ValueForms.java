package dev.trainspotter.infra.configuration;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/// Forms of values for which a regular expression is too weak or too long.
final class ValueForms {
  /// One tag, `key=value`.
  static final String TAG = "(?!aws:)[\\p{L}\\p{N} _.:/+@-]{1,128}=[\\p{L}\\p{N} _.:/=+@-]{0,256}";

  /// The id of an organizational unit or of an organization's root.
  static final String UNIT = "(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|r-[0-9a-z]{4,32})";

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern HUB =
      Pattern.compile("[0-9]{12}:([a-z0-9-]+):[a-z0-9][a-z0-9-]{0,11}");

  private ValueForms() {}

  static boolean isDate(String text) {
    try {
      return DATE.matcher(text).matches() && LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  /// Whether the text names Regions that this version of the AWS SDK knows.
  static boolean areRegions(String text) {
    return Arrays.stream(text.split(",", -1)).allMatch(ValueForms::isRegion);
  }

  /// Whether the text is `<account>:<region>:<stage>`.
  static boolean isHub(String text) {
    var hub = HUB.matcher(text);
    return hub.matches() && isRegion(hub.group(1));
  }

  private static boolean isRegion(String name) {
    return Region.regions().stream()
        .anyMatch(region -> !region.isGlobalRegion() && region.id().equals(name));
  }
}
