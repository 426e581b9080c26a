package dev.trainspotter.emulators;

import java.net.InetSocketAddress;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SQS on this machine: ElasticMQ with queues in memory, on a free port of the loopback address.
public final class ElasticMq implements AutoCloseable {
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "us-east-1";

  private final IsolatedObject server;
  private final URI endpoint;
  private final SqsClient client;

  private ElasticMq(IsolatedObject server, URI endpoint, SqsClient client) {
    this.server = server;
    this.endpoint = endpoint;
    this.client = client;
  }

  /// Starts with queues of account 111122223333 in us-east-1.
  public static ElasticMq start() {
    return start(ACCOUNT, REGION);
  }

  /// Starts with queues whose ARNs and URLs have this account and Region.
  public static ElasticMq start(String account, String region) {
    return Program.JARS.within(
        () -> {
          // Without a server address, ElasticMQ writes the port that it got into the URLs of
          // queues. It
          // would repeat a given address as it is, with port 0.
          IsolatedObject server =
              IsolatedObject.of(Program.JARS.type("org.elasticmq.rest.sqs.SQSRestServerBuilder"))
                  .call("withInterface", "127.0.0.1")
                  .call("withDynamicPort")
                  .call("withAWSAccountId", account)
                  .call("withAWSRegion", region)
                  .call("start");
          InetSocketAddress address =
              server.call("waitUntilStarted").call("localAddress").as(InetSocketAddress.class);
          URI endpoint = URI.create("http://127.0.0.1:" + address.getPort());
          return new ElasticMq(server, endpoint, client(endpoint, account, region));
        });
  }

  /// The instance that all tests of this JVM share. It closes when the JVM ends.
  public static ElasticMq shared() {
    return Shared.INSTANCE;
  }

  /// The endpoint for an AWS SDK.
  public URI endpoint() {
    return endpoint;
  }

  /// A client of its account and Region; `close()` closes it too.
  public SqsClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    Program.JARS.within(() -> server.call("stopAndWait"));
  }

  /// The SDK rejects a FIPS or dual-stack endpoint together with the address of an emulator, so
  /// these are off whatever the environment says.
  private static SqsClient client(URI endpoint, String account, String region) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "unchecked")))
        .httpClientBuilder(LoopbackServer.directHttp())
        .build();
  }

  private static final class Program {
    private static final IsolatedJars JARS = IsolatedJars.of("elasticmq");
  }

  private static final class Shared {
    private static final ElasticMq INSTANCE = start();

    static {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(INSTANCE::close));
    }
  }
}
