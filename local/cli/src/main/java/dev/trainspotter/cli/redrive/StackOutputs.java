package dev.trainspotter.cli.redrive;

import dev.trainspotter.edge.StackOutput;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;

/// The outputs of a deployed stack.
///
/// @param stack the stack's name
record StackOutputs(String stack, Map<String, String> values) {
  /// @throws software.amazon.awssdk.core.exception.SdkException when the stack does not exist or
  ///     the caller may not read it
  static StackOutputs read(CloudFormationClient stacks, String stack) {
    Map<String, String> values =
        stacks.describeStacks(r -> r.stackName(stack)).stacks().getFirst().outputs().stream()
            .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    return new StackOutputs(stack, values);
  }

  /// @throws IllegalStateException when the stack has no such output
  String get(StackOutput output) {
    String value = values.get(output.id());
    if (value == null) {
      throw new IllegalStateException(
          "the stack %s has no output %s: is it a stack of Trainspotter?"
              .formatted(stack, output.id()));
    }
    return value;
  }
}
