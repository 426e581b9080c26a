package dev.trainspotter.cli.local.deployment;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// Directs requests to SageMaker of this JVM to the simulated one, whatever the user's environment
/// says.
///
/// The SDK prefers a system property to the corresponding environment variable, and both to
/// `~/.aws`.
record LocalAws(URI sageMaker) {
  /// The account of the tables and queues.
  static final String ACCOUNT = "111122223333";

  /// The accounts whose jobs are kept.
  static final List<String> ACCOUNTS = List.of(ACCOUNT, "444455556666", "777788889999");

  /// Sets the system properties; clients that are created later use the simulated SageMaker.
  void use() {
    properties().forEach(System::setProperty);
  }

  private Map<String, String> properties() {
    return Map.of(
        "aws.endpointUrlSageMaker",
        sageMaker.toString(),
        // Emulators have no such endpoints, and the SDK rejects them together with an endpoint URL.
        "aws.useFipsEndpoint",
        "false",
        "aws.useDualstackEndpoint",
        "false");
  }
}
