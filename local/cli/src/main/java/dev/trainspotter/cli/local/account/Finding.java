package dev.trainspotter.cli.local.account;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.http.CurlCommand;
import dev.trainspotter.query.filter.ConditionReader;
import dev.trainspotter.query.filter.Filter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A number of jobs, and the conditions that list exactly these jobs.
///
/// @param label what the jobs have in common
/// @param conditions parameters of the list API, in order
record Finding(String label, Map<String, String> conditions) {
  /// Words of a shell that need no quotes.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/=-]+");

  /// Keeps the order.
  Finding {
    conditions = new LinkedHashMap<>(conditions);
  }

  /// A finding with these conditions, each `name=value`.
  static Finding of(String label, String... conditions) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String condition : conditions) {
      String[] parts = condition.split("=", 2);
      byName.put(parts[0], parts[1]);
    }
    return new Finding(label, byName);
  }

  /// The conditions as the list API reads them.
  Filter filter() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    conditions.forEach((name, value) -> parameters.put(name, List.of(value)));
    return new ConditionReader(
            Instant.now(), name -> BadRequestException.of(name, null, "unknown column"))
        .read(parameters);
  }

  /// The command that lists the jobs.
  String command(ApiUrl url) {
    String options =
        conditions.entrySet().stream()
            .map(condition -> " " + word("--" + condition.getKey() + "=" + condition.getValue()))
            .collect(Collectors.joining());
    String address = url.equals(ApiUrl.LOCAL) ? "" : " --url=" + url;
    return "./trainspotter jobs" + address + options;
  }

  private static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : CurlCommand.quoted(text);
  }
}
