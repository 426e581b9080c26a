package dev.trainspotter.api;

import java.util.Map;

/// A route whose path matches a request's path.
///
/// @param pathParameters the values of the parameters in the path
public record RouteMatch(Route route, Map<Parameter, String> pathParameters) {
  /// Keeps its own copy.
  public RouteMatch {
    pathParameters = Map.copyOf(pathParameters);
  }
}
