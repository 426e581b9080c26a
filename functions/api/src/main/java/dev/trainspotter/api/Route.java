package dev.trainspotter.api;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A route of the API: a method and a path, documented once.
///
/// The routes of each function are an enum of their own. So a function's switch over its routes is
/// exhaustive, and a route that another function serves does not concern it. The stack, local mode
/// and the OpenAPI document read the routes of all functions here.
public sealed interface Route permits RowRoute, SqlRoute {
  /// The first segment of every path.
  String ROOT = "/v1";

  /// Requests that match no route. API Gateway sends them to [RouteFunction#QUERY], which rejects
  /// them with the same kind of problem as every other bad request.
  List<String> FALLBACKS = List.of("ANY /", "ANY /{proxy+}");

  /// Everything that is documented about a route but its name.
  ///
  /// @param method the HTTP method
  /// @param path a template of API Gateway, such as `/v1/training-jobs/{account_id}`
  /// @param description one sentence for the OpenAPI document
  /// @param parameters those that its query string may have
  /// @param responseKind what a successful response contains
  record Shape(
      String method,
      String path,
      String description,
      List<Parameter> parameters,
      ResponseKind responseKind) {
    /// Keeps its own copy.
    public Shape {
      parameters = List.copyOf(parameters);
    }
  }

  /// The constant's name.
  String name();

  /// What is documented about it.
  Shape shape();

  /// The function that serves it.
  RouteFunction function();

  /// The name in logs, metrics and the OpenAPI document.
  default String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The HTTP method.
  default String method() {
    return shape().method();
  }

  /// The path as a template of API Gateway, such as `/v1/training-jobs/{account_id}`.
  default String path() {
    return shape().path();
  }

  /// One sentence for the OpenAPI document.
  default String description() {
    return shape().description();
  }

  /// The parameters that its query string may have.
  default List<Parameter> parameters() {
    return shape().parameters();
  }

  /// What a successful response contains.
  default ResponseKind responseKind() {
    return shape().responseKind();
  }

  /// The routes of all functions.
  static List<Route> all() {
    return Stream.<Route>concat(Arrays.stream(RowRoute.values()), Arrays.stream(SqlRoute.values()))
        .toList();
  }

  /// All route keys of API Gateway, such as `GET /v1/columns`, with the keys of [#FALLBACKS].
  static List<String> keys() {
    return Arrays.stream(RouteFunction.values()).flatMap(f -> keys(f).stream()).toList();
  }

  /// The route keys that API Gateway sends to this function. `HEAD` of a path that another function
  /// serves has a key of its own, because it would else be a fallback.
  static List<String> keys(RouteFunction function) {
    boolean takesFallbacks = function == RouteFunction.QUERY;
    Stream<String> routes =
        all().stream()
            .filter(route -> route.function() == function)
            .flatMap(
                route ->
                    route.method().equals("GET") && !takesFallbacks
                        ? Stream.of("GET " + route.path(), "HEAD " + route.path())
                        : Stream.of(route.method() + " " + route.path()));
    List<String> fallbacks = takesFallbacks ? FALLBACKS : List.of();
    return Stream.concat(routes, fallbacks.stream()).toList();
  }

  /// The routes with this path, one for each method.
  ///
  /// @param segments the request's path, split at slashes
  static List<RouteMatch> at(List<String> segments) {
    return all().stream().flatMap(route -> Stream.ofNullable(match(route, segments))).toList();
  }

  /// Whether every column is a parameter as well.
  default boolean takesColumns() {
    return responseKind() == ResponseKind.PAGE;
  }

  /// The path with these values in place of its parameters, in their order; they are not encoded.
  default String pathOf(String... values) {
    String path = path();
    for (String value : values) {
      int start = path.indexOf('{');
      path = path.substring(0, start) + value + path.substring(path.indexOf('}') + 1);
    }
    return path;
  }

  private static @Nullable RouteMatch match(Route route, List<String> segments) {
    String[] template = route.path().substring(1).split("/", -1);
    if (template.length != segments.size()) {
      return null;
    }
    Map<Parameter, String> parameters = new EnumMap<>(Parameter.class);
    for (int i = 0; i < template.length; i++) {
      String segment = segments.get(i);
      if (template[i].startsWith("{")) {
        String id = template[i].substring(1, template[i].length() - 1);
        parameters.put(Parameter.valueOf(id.toUpperCase(Locale.ROOT)), segment);
      } else if (!template[i].equals(segment)) {
        return null;
      }
    }
    return new RouteMatch(route, parameters);
  }
}
