package dev.trainspotter.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Twenty messages about nine jobs, and what SageMaker knows of those that still exist.
final class TwentyMessages {
  /// How many rows the table must have in the end.
  static final int GENERATIONS = 9;

  private static final String PREFIX = "arn:aws:sagemaker:us-east-1:111122223333:training-job/";
  private static final long CREATED = 1_763_899_200_000L;

  private TwentyMessages() {}

  static List<String> all() {
    List<String> all = new ArrayList<>();
    all.add(event("Order-A", "a1", CREATED, 10, "Starting", ""));
    all.add(event("Order-A", "a2", CREATED, 20, "Training", ""));
    all.add(event("Order-A", "a3", CREATED, 30, "Completed", ""));
    all.add(event("Order-Gone", "b1", CREATED, 10, "Failed", "the first reason"));
    all.add(event("Order-Gone", "b2", CREATED, 20, "Failed", "the second reason"));
    all.add(event("Order-Gone", "b3", CREATED, 30, "Stopped", ""));
    all.add(event("Order-Again", "c1", CREATED, 10, "Completed", ""));
    all.add(event("Order-Again", "c2", CREATED + 60_000, 70, "Training", ""));
    all.add(event("Order-Tagged", "d1", CREATED, 10, "Training", ""));
    all.add(tagChange("Order-Tagged"));
    all.add(timeless("Order-Timeless", "e1", "Training"));
    all.add(event("Order-Timeless", "e2", CREATED, 20, "Uploading", ""));
    all.add(
        event("Order-Case", "f1", CREATED, 10, "Training", "")
            .replace(PREFIX + "Order-Case", (PREFIX + "Order-Case").toLowerCase(Locale.ROOT)));
    all.add(event("Order-Case", "f2", CREATED, 20, "Uploading", ""));
    all.add(event("Order-New", "g1", CREATED, 10, "Teleporting", ""));
    all.add(timeless("Order-Gone-Timeless", "h1", "Training"));
    all.add(timeless("Order-Gone-Timeless", "h2", "Failed"));
    all.add("this is not JSON");
    all.add(
        event("Order-Foreign", "i1", CREATED, 10, "Training", "")
            .replace("\"account\": \"111122223333\"", "\"account\": \"999988887777\""));
    all.add(event("Order-Bad", "i2", CREATED, 10, "Training", "").replace(PREFIX, "arn:nothing/"));
    return List.copyOf(all);
  }

  static List<String> answers() {
    return List.of(
        answer("Order-A", CREATED, 30, "Completed"),
        answer("Order-Again", CREATED + 60_000, 70, "Training"),
        answer("Order-Tagged", CREATED, 10, "Training"),
        answer("Order-Timeless", CREATED, 20, "Uploading"),
        answer("Order-Case", CREATED, 20, "Uploading"),
        answer("Order-New", CREATED, 10, "Teleporting"));
  }

  private static String event(
      String name, String id, long created, int second, String status, String reason) {
    long modified = CREATED + second * 1000L;
    String failure = reason.isEmpty() ? "" : ", \"FailureReason\": \"" + reason + "\"";
    return envelope(name, id, second, status)
        .formatted(
            ", \"CreationTime\": \"%d\", \"LastModifiedTime\": %d%s"
                .formatted(created, modified, failure));
  }

  private static String timeless(String name, String id, String status) {
    int second = 40 + Integer.parseInt(id.substring(1));
    return envelope(name, id, second, status)
        .formatted(", \"CreationTime\": null, \"LastModifiedTime\": null");
  }

  private static String envelope(String name, String id, int second, String status) {
    return """
    {"version": "0", "id": "%s", "detail-type": "SageMaker Training Job State Change",
     "source": "aws.sagemaker", "account": "111122223333", "region": "us-east-1",
     "time": "2025-11-23T12:%02d:%02dZ", "resources": ["%s%s"],
     "detail": {"TrainingJobName": "%s", "TrainingJobArn": "%s%s",
       "TrainingJobStatus": "InProgress", "SecondaryStatus": "%s"%%s}}
    """
        .formatted(id, second / 60, second % 60, PREFIX, name, name, PREFIX, name, status);
  }

  private static String tagChange(String name) {
    return """
    {"version": "0", "id": "t", "detail-type": "Tag Change on Resource", "source": "aws.tag",
     "account": "111122223333", "region": "us-east-1", "time": "2025-11-23T12:01:00Z",
     "resources": ["%s%s"],
     "detail": {"service": "sagemaker", "resource-type": "training-job",
       "changed-tag-keys": ["team"], "tags": {"team": "nlp"}, "version": 2}}
    """
        .formatted(PREFIX, name);
  }

  private static String answer(String name, long created, int second, String status) {
    return """
    {"TrainingJobName": "%s", "TrainingJobArn": "%s%s", "TrainingJobStatus": "InProgress",
     "SecondaryStatus": "%s", "CreationTime": %d, "LastModifiedTime": %d,
     "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
     "ResourceConfig": {"InstanceType": "ml.g5.xlarge", "InstanceCount": 2}}
    """
        .formatted(name, PREFIX, name, status, created / 1000, CREATED / 1000 + second);
  }
}
