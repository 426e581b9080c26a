package dev.trainspotter.cli.local.deployment;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// Directs the AWS SDK of this JVM to the emulators, whatever the user's environment says.
///
/// The SDK prefers a system property to the corresponding environment variable, and both to
/// `~/.aws`.
record LocalAws(URI dynamoDb, URI sqs, URI sageMaker) {
  /// The account of the tables and queues.
  static final String ACCOUNT = "111122223333";

  /// The accounts whose jobs are kept.
  static final String ACCOUNTS = ACCOUNT + ",444455556666,777788889999";

  /// The Region of the tables and queues.
  static final String REGION = "us-east-1";

  /// Sets the system properties; clients that are created later use the emulators.
  void use() {
    properties().forEach(System::setProperty);
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("aws.endpointUrlDynamoDb", dynamoDb.toString());
    properties.put("aws.endpointUrlSqs", sqs.toString());
    properties.put("aws.endpointUrlSageMaker", sageMaker.toString());
    properties.put("aws.region", REGION);
    // The emulators use the access key as the account.
    properties.put("aws.accessKeyId", ACCOUNT);
    properties.put("aws.secretAccessKey", "any-secret");
    properties.put("aws.disableEc2Metadata", "true");
    // Emulators have no such endpoints, and the SDK rejects them together with an endpoint URL.
    properties.put("aws.useFipsEndpoint", "false");
    properties.put("aws.useDualstackEndpoint", "false");
    properties.put("aws.accountIdEndpointMode", "disabled");
    return properties;
  }
}
