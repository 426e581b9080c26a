package dev.trainspotter.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a caller would like, as the headers `Accept` and `Accept-Encoding` say it (RFC 9110,
/// section 12.5).
///
/// @param wanted names in lower case, the most wanted first
/// @param refused names that the caller has ruled out
public record Preferences(List<String> wanted, Set<String> refused) {
  private static final Pattern WEIGHT =
      Pattern.compile(";\\s*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;|$)");

  /// Keeps its own copies.
  public Preferences {
    wanted = List.copyOf(wanted);
    refused = Set.copyOf(refused);
  }

  /// What this header says; a weight that is none counts as one.
  public static Preferences parse(String header) {
    List<Wish> wishes =
        Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
            .map(Wish::parse)
            .sorted(Comparator.comparingDouble(Wish::weight).reversed())
            .toList();
    return new Preferences(
        wishes.stream().filter(wish -> wish.weight > 0).map(Wish::name).toList(),
        wishes.stream()
            .filter(wish -> wish.weight == 0)
            .map(Wish::name)
            .collect(Collectors.toSet()));
  }

  private record Wish(String name, double weight) {
    static Wish parse(String text) {
      Matcher weight = WEIGHT.matcher(text);
      String name = text.split(";", 2)[0].strip();
      return new Wish(name, weight.find() ? Double.parseDouble(weight.group(1)) : 1);
    }
  }
}
