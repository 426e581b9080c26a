package dev.trainspotter.cli.stack;

import dev.trainspotter.cli.http.CallerCredentials;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.edge.StackOutput;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/// Finds the function of a stack that compares SageMaker's jobs with the rows.
public final class ReconcileFunctions {
  private ReconcileFunctions() {}

  /// The function of the stack with this name, called with the caller's credentials.
  ///
  /// @throws RefusedException when there is no such stack, or it has no such function
  public static StackFunction of(String stack, SdkHttpClient http) {
    CallerCredentials credentials = new CallerCredentials();
    Region region = StackOutputs.region();
    String name = name(stack, region, credentials, http);
    return new StackFunction(endpoint(region), region, name, credentials, http);
  }

  private static String name(
      String stack, Region region, CallerCredentials credentials, SdkHttpClient http) {
    try (CloudFormationClient stacks =
        CloudFormationClient.builder()
            .httpClient(http)
            .region(region)
            .credentialsProvider(credentials)
            .build()) {
      @Nullable String name =
          StackOutputs.read(stacks, stack).find(StackOutput.RECONCILE_FUNCTION_NAME);
      if (name == null) {
        throw RefusedException.failed(
            ("the stack %s has no reconciliation: deploy it with the configuration reconcile=on"
                    + " and this version")
                .formatted(stack));
      }
      return name;
    }
  }

  /// Where other programs of AWS would call Lambda.
  private static URI endpoint(Region region) {
    return Stream.of("AWS_ENDPOINT_URL_LAMBDA", "AWS_ENDPOINT_URL")
        .map(name -> System.getenv().getOrDefault(name, ""))
        .filter(url -> !url.isEmpty())
        .map(URI::create)
        .findFirst()
        .orElse(StackFunction.endpoint(region));
  }
}
