package dev.trainspotter.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;

/// The result of one request to invoke a function, unless Lambda refused it for good.
public sealed interface Invocation {
  /// The function ran and returned this; an empty object when it only will run.
  record Done(JsonNode response) implements Invocation {}

  /// The same request may succeed later.
  ///
  /// @param reason one line for the user
  record Unavailable(String reason) implements Invocation {}
}
