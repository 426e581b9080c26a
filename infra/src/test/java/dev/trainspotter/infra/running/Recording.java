package dev.trainspotter.infra.running;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// The AWS calls and API requests that were made while the stack was running.
///
/// @param calls every call of an AWS API, by access key
/// @param requests every request of the HTTP API with its answer's status
record Recording(Collection<AwsCall> calls, Collection<Request> requests) {
  Recording() {
    this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
  }

  /// @param expected the status that the response should have
  record Request(String method, String path, int status, int expected) {}

  /// The calls with these access keys, by role; calls with the credentials of other accounts are
  /// left out.
  Set<AwsCall> calls(Map<String, String> roles) {
    return List.copyOf(calls).stream()
        .filter(call -> roles.containsKey(call.accessKey()))
        .map(call -> call.by(roles.get(call.accessKey())))
        .collect(Collectors.toSet());
  }
}
