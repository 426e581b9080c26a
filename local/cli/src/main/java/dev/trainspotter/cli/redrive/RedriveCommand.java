package dev.trainspotter.cli.redrive;

import dev.trainspotter.cli.http.CallerCredentials;
import dev.trainspotter.cli.http.EnvironmentProxy;
import dev.trainspotter.cli.stack.StackOutputs;
import dev.trainspotter.cli.terminal.Version;
import dev.trainspotter.edge.StackOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// `./trainspotter redrive --stack NAME`: dead letters that may succeed now return to the live
/// queue.
@Command(
    name = "redrive",
    description =
        "Reads the dead-letter queue of a deployed stack, counts the messages by reason, sends back"
            + " those that may succeed now and keeps the rest. Uses your AWS credentials and"
            + " Region.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class RedriveCommand implements Callable<Integer> {
  /// How long SQS hides a message while the others are read.
  private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(5);

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "The stack's name, such as trainspotter-prod.")
  private String stack = "";

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    CallerCredentials credentials = new CallerCredentials();
    Region region = StackOutputs.region();
    try (SdkHttpClient http = EnvironmentProxy.ofProcess().awsClient();
        CloudFormationClient stacks =
            CloudFormationClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .build();
        SqsClient sqs =
            SqsClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .build()) {
      StackOutputs outputs = StackOutputs.read(stacks, stack);
      Redrive redrive =
          new Redrive(
              sqs,
              outputs.get(StackOutput.DEAD_LETTER_QUEUE_URL),
              outputs.get(StackOutput.LIVE_QUEUE_URL),
              VISIBILITY_TIMEOUT);
      redrive.run().lines().forEach(out::println);
      return 0;
    }
  }
}
