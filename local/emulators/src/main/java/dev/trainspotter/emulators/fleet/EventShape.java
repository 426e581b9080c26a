package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.util.List;
import java.util.Map;

/// The three shapes in which AWS has published the detail of a state change.
enum EventShape {
  /// Times are texts, tags are an object, and members without a value are absent.
  TEXT_TIMES {
    @Override
    void add(ObjectNode detail, ObjectNode response, Map<String, String> tags) {
      TIMES.forEach(time -> addIfPresent(detail, response, time, true));
      detail.putArray("SecondaryStatusTransitions");
      tags.forEach(detail.putObject("Tags")::put);
      detail.remove("ModelArtifacts");
    }
  },
  /// Times are numbers, status transitions have a start, tags are a list of pairs, and the failure
  /// reason is null without a failure.
  NUMBER_TIMES {
    @Override
    void add(ObjectNode detail, ObjectNode response, Map<String, String> tags) {
      TIMES.forEach(time -> addIfPresent(detail, response, time, false));
      ArrayNode steps = detail.putArray("SecondaryStatusTransitions");
      for (JsonNode step : response.path("SecondaryStatusTransitions")) {
        steps
            .addObject()
            .put("Status", step.path("Status").asText())
            .put("StartTime", millis(step.path("StartTime")))
            .put("StatusMessage", step.path("StatusMessage").asText());
      }
      ArrayNode pairs = detail.putArray("Tags");
      tags.forEach((key, value) -> pairs.addObject().put("Key", key).put("Value", value));
      detail.putIfAbsent("FailureReason", detail.nullNode());
    }
  },
  /// Times that have not come, the failure reason without a failure, and the tags are null. The
  /// tags may be absent too.
  NULLS {
    @Override
    void add(ObjectNode detail, ObjectNode response, Map<String, String> tags) {
      TIMES.forEach(detail::putNull);
      TIMES.forEach(time -> addIfPresent(detail, response, time, false));
      detail.putArray("SecondaryStatusTransitions");
      if (tags.size() % 2 == 0) {
        detail.putNull("Tags");
      }
      detail.putIfAbsent("FailureReason", detail.nullNode());
      detail.putIfAbsent("ModelArtifacts", detail.nullNode());
    }
  };

  private static final List<String> TIMES =
      List.of("CreationTime", "TrainingStartTime", "TrainingEndTime", "LastModifiedTime");
  private static final List<String> COPIED =
      List.of(
          "TrainingJobName",
          "TrainingJobArn",
          "ModelArtifacts",
          "TrainingJobStatus",
          "SecondaryStatus",
          "FailureReason",
          "HyperParameters",
          "AlgorithmSpecification",
          "RoleArn",
          "InputDataConfig",
          "OutputDataConfig",
          "ResourceConfig",
          "StoppingCondition");

  /// The detail, in this shape, of a job's event: `response` is that of Describe at that time.
  ObjectNode detail(ObjectNode response, Map<String, String> tags) {
    ObjectNode detail = response.deepCopy().retain(COPIED);
    add(detail, response, tags);
    return detail;
  }

  abstract void add(ObjectNode detail, ObjectNode response, Map<String, String> tags);

  private static void addIfPresent(
      ObjectNode detail, ObjectNode response, String time, boolean isText) {
    JsonNode seconds = response.path(time);
    if (seconds.isNumber() && isText) {
      detail.put(time, Long.toString(millis(seconds)));
    } else if (seconds.isNumber()) {
      detail.put(time, millis(seconds));
    }
  }

  private static long millis(JsonNode seconds) {
    return Json.instant(seconds).toEpochMilli();
  }
}
