package dev.trainspotter.cli.local.situations;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One situation of `events/`: messages about one job, in the order of their delivery.
public record Situation(String name, List<Step> steps) {
  public Situation {
    steps = List.copyOf(steps);
  }

  /// One message and the world at its arrival.
  ///
  /// @param file its name
  /// @param body what the queue carries
  /// @param answer what Describe answers then; null when SageMaker does not know the job
  /// @param tags what ListTags answers then
  /// @param outcome what must become of it, a dead letter with its reason
  public record Step(
      String file, String body, @Nullable String answer, Map<String, String> tags, String outcome) {
    public Step {
      tags = Map.copyOf(tags);
    }
  }
}
