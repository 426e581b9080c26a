package dev.trainspotter.emulators.sagemaker.wire;

import java.util.Arrays;

/// The operations of the simulated SageMaker.
public enum Operation {
  /// Everything about one job.
  DESCRIBE_TRAINING_JOB("DescribeTrainingJob"),
  /// One job's tags, in pages.
  LIST_TAGS("ListTags"),
  /// Jobs that match an expression, nearly whole, in pages.
  SEARCH("Search"),
  /// Summaries of jobs, in pages that are cut before they are filtered.
  LIST_TRAINING_JOBS("ListTrainingJobs"),
  /// Deletes one ended job.
  DELETE_TRAINING_JOB("DeleteTrainingJob");

  private final String wireName;

  Operation(String wireName) {
    this.wireName = wireName;
  }

  /// The name in SageMaker's `X-Amz-Target` header, after the dot.
  public String wireName() {
    return wireName;
  }

  public static Operation parse(String target) {
    return Arrays.stream(values())
        .filter(operation -> target.equals("SageMaker." + operation.wireName))
        .findFirst()
        .orElseThrow(() -> RejectedException.of("UnknownOperationException", "Unknown operation"));
  }
}
