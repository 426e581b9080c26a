package dev.trainspotter.cli.local.deployment;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// Points the AWS SDK of this JVM at the emulators, whatever the user's own environment says.
///
/// The SDK reads a system property before the environment variable that means the same, and both
/// before `~/.aws`.
record LocalAws(URI dynamoDb, URI sqs, URI sageMaker) {
  /// The account that the tables and queues are in.
  static final String ACCOUNT = "111122223333";

  /// The accounts whose jobs are kept.
  static final String ACCOUNTS = ACCOUNT + ",444455556666,777788889999";

  /// The Region that the tables and queues are in.
  static final String REGION = "us-east-1";

  /// From now on every client of this JVM asks the emulators.
  void use() {
    properties().forEach(System::setProperty);
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("aws.endpointUrlDynamoDb", dynamoDb.toString());
    properties.put("aws.endpointUrlSqs", sqs.toString());
    properties.put("aws.endpointUrlSageMaker", sageMaker.toString());
    properties.put("aws.region", REGION);
    // Emulators take the access key for the account.
    properties.put("aws.accessKeyId", ACCOUNT);
    properties.put("aws.secretAccessKey", "any-secret");
    properties.put("aws.disableEc2Metadata", "true");
    // An emulator has neither kind of endpoint, and the SDK refuses to combine them.
    properties.put("aws.useFipsEndpoint", "false");
    properties.put("aws.useDualstackEndpoint", "false");
    properties.put("aws.accountIdEndpointMode", "disabled");
    return properties;
  }
}
