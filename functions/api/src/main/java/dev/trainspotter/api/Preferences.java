package dev.trainspotter.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a caller accepts, by the headers `Accept` and `Accept-Encoding` (RFC 9110, section 12.5).
///
/// @param wanted names in lower case, the most preferred first
/// @param refused names with the weight 0
public record Preferences(List<String> wanted, Set<String> refused) {
  private static final Pattern WEIGHT =
      Pattern.compile(";\\s*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;|$)");

  /// Keeps its own copies.
  public Preferences {
    wanted = List.copyOf(wanted);
    refused = Set.copyOf(refused);
  }

  /// Parses this header; a malformed weight counts as 1.
  public static Preferences parse(String header) {
    List<Choice> choices =
        Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
            .map(Choice::parse)
            .sorted(Comparator.comparingDouble(Choice::weight).reversed())
            .toList();
    return new Preferences(
        choices.stream().filter(choice -> choice.weight > 0).map(Choice::name).toList(),
        choices.stream()
            .filter(choice -> choice.weight == 0)
            .map(Choice::name)
            .collect(Collectors.toSet()));
  }

  private record Choice(String name, double weight) {
    static Choice parse(String text) {
      Matcher weight = WEIGHT.matcher(text);
      String name = text.split(";", 2)[0].strip();
      return new Choice(name, weight.find() ? Double.parseDouble(weight.group(1)) : 1);
    }
  }
}
