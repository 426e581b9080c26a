package dev.trainspotter.ingest;

import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.ingest.refresh.Ingest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Ingest in a process of its own, which halts in the middle of a batch, as when Lambda kills it.
///
/// @param operation the operation after whose response it halts
/// @param content what the body of such a request contains
/// @param number which of these requests is the last
record HaltedFunction(String operation, String content, int number) {
  /// Lets the function take this batch and returns the exit code of its process.
  int take(List<String> bodies, Map<String, String> settings) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            System.getProperty("java.home") + "/bin/java",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HaltedFunction.class.getName(),
                            operation,
                            content,
                            "" + number),
                        bodies.stream().map(HaltedFunction::encoded))
                    .toList())
            .inheritIO();
    command.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    command.environment().putAll(settings);
    command.environment().putAll(addresses());
    return command.start().waitFor();
  }

  private static Map<String, String> addresses() {
    return Map.of(
        "AWS_ENDPOINT_URL_SAGEMAKER",
        RealParts.SAGE_MAKER.endpoint().toString(),
        "AWS_ENDPOINT_URL_DYNAMODB",
        DynamoDbLocal.shared().endpoint().toString(),
        "AWS_ENDPOINT_URL_SQS",
        ElasticMq.shared().endpoint().toString(),
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        "local",
        "AWS_SECRET_ACCESS_KEY",
        "local");
  }

  private static String encoded(String body) {
    return Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String argument) {
    return new String(Base64.getDecoder().decode(argument), StandardCharsets.UTF_8);
  }

  /// Takes the batch in the arguments, and halts.
  public static void main(String[] arguments) throws IOException {
    Settings settings = Settings.from(System.getenv());
    try (SdkHttpClient http =
        new HaltingHttpClient(
            UrlConnectionHttpClient.create(),
            new RequestKind(arguments[0], arguments[1]),
            Integer.parseInt(arguments[2]))) {
      List<String> bodies = Stream.of(arguments).skip(3).map(HaltedFunction::decoded).toList();
      new IngestHandler(settings, Ingest.open(settings, http, System.out))
          .handleRequest(
              SqsBatch.of(SqsBatch.LIVE, bodies),
              LocalContext.of("ingest", Duration.ofSeconds(60)));
    }
  }
}
