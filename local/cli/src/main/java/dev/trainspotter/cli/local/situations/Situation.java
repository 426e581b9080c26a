package dev.trainspotter.cli.local.situations;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One situation of `events/`: messages about one job, in the order of delivery.
public record Situation(String name, List<Step> steps) {
  public Situation {
    steps = List.copyOf(steps);
  }

  /// One message, and what SageMaker returns when it arrives.
  ///
  /// @param file the name of the message's file
  /// @param body the body of the message
  /// @param description what DescribeTrainingJob returns; null when SageMaker does not know the job
  /// @param tags what ListTags returns
  /// @param outcome the expected outcome, with the reason of a dead letter
  public record Step(
      String file,
      String body,
      @Nullable String description,
      Map<String, String> tags,
      String outcome) {
    public Step {
      tags = Map.copyOf(tags);
    }
  }
}
