package dev.trainspotter.infra.alarms;

import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.infra.running.DeniedAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB that denies every request, as for a role without permissions or a disabled KMS key.
record BrokenDynamo(HttpServer server, DynamoDbClient client) implements AutoCloseable {
  static BrokenDynamo start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            DeniedAccess.send(exchange);
            exchange.close();
          });
      server.start();
      return new BrokenDynamo(server, client(server.getAddress().getPort()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }

  private static DynamoDbClient client(int port) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("111122223333", "any")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
