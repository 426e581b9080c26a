package dev.trainspotter.infra.running;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// What happened while the stack lived.
///
/// @param calls every call of an AWS API, by access key
/// @param requests every request of the HTTP API with its answer's status
record Recording(Collection<AwsCall> calls, Collection<Request> requests) {
  Recording() {
    this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
  }

  /// @param expected the status that it should have had
  record Request(String method, String path, int status, int expected) {}

  /// The calls under the roles that these access keys have; calls with another account's own
  /// credentials are that account's affair.
  Set<AwsCall> calls(Map<String, String> roles) {
    return List.copyOf(calls).stream()
        .filter(call -> roles.containsKey(call.accessKey()))
        .map(call -> call.by(roles.get(call.accessKey())))
        .collect(Collectors.toSet());
  }
}
