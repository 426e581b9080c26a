package dev.trainspotter.emulators.lambda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the route of an HTTP API that matches a request.
@FunctionalInterface
public interface Routing {

  /// A route's key, such as `GET /jobs/{name}`, and the decoded values of its variables.
  record Route(String routeKey, Map<String, String> pathParameters) {}

  /// The matching route; empty if the API would return 404. `path` is encoded, as the client sent
  /// it.
  Optional<Route> route(String method, String path);

  /// Every request takes the route `$default`.
  static Routing everything() {
    return (_, _) -> Optional.of(new Route("$default", Map.of()));
  }

  /// Chooses among route keys such as `GET /jobs/{name}`, `ANY /{proxy+}` and `$default` as API
  /// Gateway does: the key with the most fixed segments, a method before `ANY`, a variable before
  /// a greedy variable. A greedy variable matches at least one character.
  static Routing among(Collection<String> routeKeys) {
    List<Pattern> patterns =
        routeKeys.stream()
            .filter(key -> !key.equals("$default"))
            .map(Pattern::parse)
            .sorted(Pattern.MOST_SPECIFIC_FIRST)
            .toList();
    return (method, path) ->
        patterns.stream()
            .flatMap(pattern -> pattern.match(method, path).stream())
            .findFirst()
            .or(() -> routeKeys.contains("$default") ? everything().route(method, path) : none());
  }

  private static Optional<Route> none() {
    return Optional.empty();
  }

  /// One route key, parsed.
  record Pattern(String key, String method, List<String> segments) {
    private static final Comparator<Pattern> MOST_SPECIFIC_FIRST =
        Comparator.comparing(Pattern::isGreedy)
            .thenComparingLong(Pattern::variables)
            .thenComparing(pattern -> pattern.method().equals("ANY"));

    static Pattern parse(String key) {
      String[] methodAndPath = key.split(" ", 2);
      if (methodAndPath.length != 2 || !methodAndPath[1].startsWith("/")) {
        throw new IllegalArgumentException(
            "a route key must look like GET /path or $default, was " + key);
      }
      return new Pattern(key, methodAndPath[0], segments(methodAndPath[1]));
    }

    Optional<Route> match(String requestMethod, String path) {
      List<String> parts = segments(path);
      boolean isRightLength =
          isGreedy() ? parts.size() >= segments.size() : parts.size() == segments.size();
      if (!isRightLength || !(method.equals("ANY") || method.equals(requestMethod))) {
        return Optional.empty();
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        String segment = segments.get(i);
        String part = parts.get(i);
        if (segment.endsWith("+}")) {
          part = String.join("/", parts.subList(i, parts.size()));
        }
        if (segment.endsWith("+}") && part.isEmpty()) {
          return Optional.empty();
        }
        if (segment.startsWith("{")) {
          parameters.put(segment.replaceAll("[{+}]", ""), decode(part));
        } else if (!segment.equals(part)) {
          return Optional.empty();
        }
      }
      return Optional.of(new Route(key, parameters));
    }

    private boolean isGreedy() {
      return segments.getLast().endsWith("+}");
    }

    private long variables() {
      return segments.stream().filter(segment -> segment.startsWith("{")).count();
    }

    private static List<String> segments(String path) {
      return List.of(path.substring(1).split("/", -1));
    }

    private static String decode(String part) {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
