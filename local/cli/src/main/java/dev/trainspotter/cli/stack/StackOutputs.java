package dev.trainspotter.cli.stack;

import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.edge.StackOutput;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;

/// The outputs of a deployed stack.
///
/// @param stack the stack's name
public record StackOutputs(String stack, Map<String, String> values) {
  /// The outputs of this stack, as CloudFormation returns them.
  ///
  /// @throws software.amazon.awssdk.core.exception.SdkException when the stack does not exist or
  ///     the caller may not read it
  public static StackOutputs read(CloudFormationClient stacks, String stack) {
    Map<String, String> values =
        stacks.describeStacks(r -> r.stackName(stack)).stacks().getFirst().outputs().stream()
            .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    return new StackOutputs(stack, values);
  }

  /// The Region of the stack: the one that AWS's own tools would use.
  public static Region region() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException _) {
      throw RefusedException.failed("the Region of the stack is unknown: set AWS_REGION");
    }
  }

  /// The value of an output that some stacks do not have; null when this one does not.
  public @Nullable String find(StackOutput output) {
    return values.get(output.id());
  }

  /// The value of an output that every stack has.
  ///
  /// @throws IllegalStateException when the stack has no such output
  public String get(StackOutput output) {
    String value = values.get(output.id());
    if (value == null) {
      throw new IllegalStateException(
          "the stack %s has no output %s: is it a stack of Trainspotter?"
              .formatted(stack, output.id()));
    }
    return value;
  }
}
