package dev.trainspotter.cli.console;

import dev.trainspotter.api.Route;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.QueryParameter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A path and a query that may be forwarded to the API. Both are encoded anew, as a signature
/// requires.
///
/// @param path below `/v1/`
record ForwardedTarget(String path, List<QueryParameter> parameters) {
  /// A decoded segment that no server on the way can take for a part of the path, or for another
  /// encoding.
  private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}$)[^/\\\\%\\p{Cntrl}]+");

  ForwardedTarget {
    parameters = List.copyOf(parameters);
  }

  /// The target of a request; null when its path is not a plain one below `/v1/`.
  static @Nullable ForwardedTarget parse(URI target) {
    String path = target.getRawPath();
    if (!path.startsWith(Route.ROOT + "/")) {
      return null;
    }
    List<String> segments =
        Arrays.stream(path.substring(1).split("/", -1)).map(QueryParameter::decoded).toList();
    if (!segments.stream().allMatch(segment -> SEGMENT.matcher(segment).matches())) {
      return null;
    }
    return new ForwardedTarget(
        segments.stream().map(QueryParameter::encoded).collect(Collectors.joining("/", "/", "")),
        parameters(target.getRawQuery()));
  }

  /// The request to the API.
  ///
  /// @param json the body; null for GET
  ApiRequest request(@Nullable String json) {
    return new ApiRequest(path, parameters, json);
  }

  /// Browsers encode a space as `+`.
  private static List<QueryParameter> parameters(@Nullable String query) {
    return Arrays.stream(query == null ? new String[0] : query.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .map(pair -> new QueryParameter(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1])))
        .toList();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
