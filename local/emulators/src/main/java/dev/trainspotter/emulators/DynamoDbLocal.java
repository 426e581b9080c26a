package dev.trainspotter.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/// DynamoDB on this machine: AWS's own emulator, on a free port of the loopback address.
///
/// Every access key and Region sees the same tables.
public final class DynamoDbLocal implements AutoCloseable {
  private static final String ACCOUNT = "111122223333";
  private static final String PACKAGE = "software.amazon.dynamodb.services.local.main.";

  private final IsolatedObject server;
  private final URI endpoint;
  private final DynamoDbClient client;

  private DynamoDbLocal(IsolatedObject server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
    this.client = builder(endpoint).httpClientBuilder(LoopbackServer.directHttp()).build();
  }

  /// Starts with tables in memory, which are gone after `close()`.
  public static DynamoDbLocal start() {
    return start(List.of("-inMemory"));
  }

  /// Starts with tables in `directory`, where the next start finds them again; creates the
  /// directory if it is absent.
  public static DynamoDbLocal start(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be created", e);
    }
    return start(List.of("-dbPath", directory.toAbsolutePath().toString()));
  }

  /// The instance that all tests of this JVM share. It closes when the JVM ends.
  public static DynamoDbLocal shared() {
    return Shared.INSTANCE;
  }

  /// The endpoint for an AWS SDK.
  public URI endpoint() {
    return endpoint;
  }

  /// A client of account 111122223333 in us-east-1; `close()` closes it too.
  public DynamoDbClient client() {
    return client;
  }

  /// Another client of the same account and Region, which sends with `http`; the caller closes
  /// both.
  public DynamoDbClient client(SdkHttpClient http) {
    return builder(endpoint).httpClient(http).build();
  }

  /// The same, with an interceptor that sees every request.
  public DynamoDbClient client(SdkHttpClient http, ExecutionInterceptor interceptor) {
    return builder(endpoint)
        .httpClient(http)
        .overrideConfiguration(c -> c.addExecutionInterceptor(interceptor))
        .build();
  }

  @Override
  public void close() {
    client.close();
    Program.JARS.within(() -> server.call("stop"));
  }

  /// The SDK rejects a FIPS, dual-stack or account endpoint together with the address of an
  /// emulator, so these are off whatever the environment says.
  private static DynamoDbClientBuilder builder(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .accountIdEndpointMode(AccountIdEndpointMode.DISABLED)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "unchecked")));
  }

  private static DynamoDbLocal start(List<String> storage) {
    List<String> options = new ArrayList<>(storage);
    options.addAll(List.of("-sharedDb", "-disableTelemetry"));
    return Program.JARS.within(() -> listen(create(options.toArray(String[]::new))));
  }

  private static IsolatedObject create(String[] options) {
    IsolatedObject input =
        IsolatedObject.of(Program.JARS.type(PACKAGE + "CommandLineInput")).create((Object) options);
    input.call("init");
    return IsolatedObject.of(Program.JARS.type(PACKAGE + "ServerRunner"))
        .call("createServer", input.as(Object.class));
  }

  /// Changes the connector before the start: DynamoDB Local by itself listens on all addresses of
  /// the machine and rejects port 0.
  private static DynamoDbLocal listen(IsolatedObject server) {
    IsolatedObject connectors = server.field("server").call("getConnectors");
    IsolatedObject connector = IsolatedObject.to(connectors.as(Object[].class)[0]);
    connector.call("setHost", "127.0.0.1");
    connector.call("setPort", 0);
    server.call("safeStart");
    int port = connector.call("getLocalPort").as(Integer.class);
    return new DynamoDbLocal(server, URI.create("http://127.0.0.1:" + port));
  }

  /// One class loader serves all instances: a JVM lets only one of them load the native library.
  private static final class Program {
    private static final IsolatedJars JARS = jars();

    private static IsolatedJars jars() {
      IsolatedJars jars = IsolatedJars.of("dynamodb-local");
      new SqliteNatives(jars.folder())
          .configure(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
      return jars;
    }
  }

  private static final class Shared {
    private static final DynamoDbLocal INSTANCE = start();

    static {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(INSTANCE::close));
    }
  }
}
