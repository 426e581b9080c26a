package dev.trainspotter.cli.local;

import dev.trainspotter.cli.local.deployment.LocalDeployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Jobs for the tests of the console, put into a deployment through its queue.
final class ConsoleJobs {
  /// A text that would run a script if a page were made of it.
  static final String HOSTILE = "<img src=x onerror=\"document.title='hostile'\">";

  /// An address that would run a script if it became a link.
  static final String SCRIPT_ADDRESS = "javascript:document.title='hostile'";

  /// The longest name that SageMaker allows.
  static final String LONG_NAME = "n".repeat(60) + "-63";

  private static final String ARN = "arn:aws:sagemaker:us-east-1:111122223333:training-job/";
  private static final Instant FIRST = Instant.parse("2026-11-25T00:00:00Z");

  private final LocalDeployment deployment;
  private final String completed;
  private final String failed;
  private int sent;

  ConsoleJobs(LocalDeployment deployment, Path events) throws IOException {
    this.deployment = deployment;
    this.completed = Files.readString(events.resolve("completed.describe.json"));
    this.failed = Files.readString(events.resolve("failed-out-of-memory.describe.json"));
  }

  /// Puts so many completed jobs, one an hour, named `batch-000` and so on. Each differs from the
  /// one before in a hyperparameter and a tag.
  void complete(int count) {
    for (int i = 0; i < count; i++) {
      put(
          completed.replace("\"epochs\"", "\"seed\": \"%d\", \"epochs\"".formatted(i)),
          "batch-%03d".formatted(i),
          Map.of("team", "vision", "batch", String.valueOf(i)));
    }
  }

  /// Puts jobs whose texts try to become part of the page, and one with the longest name.
  void hostile() {
    String script =
        completed
            .replace("\"epochs\"", "\"masked_api_key\": \"hunter2hunter2\", \"epochs\"")
            .replace("train.py", HOSTILE.replace("\"", "\\\\\\\""))
            .replace("s3://amzn-example-bucket/train/", SCRIPT_ADDRESS);
    put(script, "hostile", Map.of("team", HOSTILE, "link", SCRIPT_ADDRESS, "rtl", "שלום עולם"));
    put(failed, "failed", Map.of("team", "vision"));
    put(completed, LONG_NAME, Map.of());
  }

  private void put(String template, String name, Map<String, String> tags) {
    String creation = "\"CreationTime\": " + FIRST.plusSeconds(3600L * sent++).getEpochSecond();
    String described =
        template
            .replaceAll("(\"TrainingJobName\": \")[^\"]*", "$1" + name)
            .replaceAll("(\"TrainingJobArn\": \")[^\"]*", "$1" + ARN + name)
            .replaceAll("\"CreationTime\": [0-9.]+", creation);
    deployment.sageMaker().put(described, tags);
    deployment
        .queues()
        .send(
            """
            {"version": "0", "id": "%s", "detail-type": "SageMaker Training Job State Change",
             "source": "aws.sagemaker", "account": "111122223333", "region": "us-east-1",
             "time": "2026-11-29T12:00:00Z", "resources": ["%s"],
             "detail": {"TrainingJobName": "%s", "TrainingJobArn": "%s"}}
            """
                .formatted(name, ARN + name, name, ARN + name));
  }
}
