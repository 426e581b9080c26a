package dev.trainspotter.cli.redrive;

import dev.trainspotter.cli.terminal.Version;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.StackOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// `./trainspotter redrive --stack NAME`: dead letters that may succeed go back to the live queue.
@Command(
    name = "redrive",
    description =
        "Reads the dead-letter queue of a deployed stack, shows the reasons, sends back what may"
            + " succeed and keeps the rest. Uses your AWS credentials and Region.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class RedriveCommand implements Callable<Integer> {
  /// How long a letter stays out of the queue while the others are read.
  private static final Duration READING = Duration.ofMinutes(5);

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "The stack's name, such as trainspotter-prod.")
  private String stack = "";

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (SdkHttpClient http = Clients.http();
        CloudFormationClient stacks = CloudFormationClient.builder().httpClient(http).build();
        SqsClient sqs = SqsClient.builder().httpClient(http).build()) {
      StackOutputs outputs = StackOutputs.read(stacks, stack);
      Redrive redrive =
          new Redrive(
              sqs,
              outputs.get(StackOutput.DEAD_LETTER_QUEUE_URL),
              outputs.get(StackOutput.LIVE_QUEUE_URL),
              READING);
      redrive.run().lines().forEach(out::println);
      return 0;
    }
  }
}
