package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.util.List;
import java.util.Map;

/// The three shapes in which AWS has published the detail of a state change.
enum EventShape {
  /// Times as texts, tags as an object, absent where there is nothing to say.
  TEXT_TIMES {
    @Override
    void add(ObjectNode detail, ObjectNode answer, Map<String, String> tags) {
      TIMES.forEach(time -> addIfThere(detail, answer, time, true));
      detail.putArray("SecondaryStatusTransitions");
      tags.forEach(detail.putObject("Tags")::put);
      detail.remove("ModelArtifacts");
    }
  },
  /// Times as numbers, the steps with their start, tags as a list of pairs, null for no failure.
  NUMBER_TIMES {
    @Override
    void add(ObjectNode detail, ObjectNode answer, Map<String, String> tags) {
      TIMES.forEach(time -> addIfThere(detail, answer, time, false));
      ArrayNode steps = detail.putArray("SecondaryStatusTransitions");
      for (JsonNode step : answer.path("SecondaryStatusTransitions")) {
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
  /// Null for every time that has not come, for no failure, and for tags, which may be absent too.
  NULLS {
    @Override
    void add(ObjectNode detail, ObjectNode answer, Map<String, String> tags) {
      TIMES.forEach(detail::putNull);
      TIMES.forEach(time -> addIfThere(detail, answer, time, false));
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
  private static final List<String> VERBATIM =
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

  /// The published members, as this shape writes them, of a job that Describe answers so.
  ObjectNode detail(ObjectNode answer, Map<String, String> tags) {
    ObjectNode detail = answer.deepCopy().retain(VERBATIM);
    add(detail, answer, tags);
    return detail;
  }

  abstract void add(ObjectNode detail, ObjectNode answer, Map<String, String> tags);

  private static void addIfThere(
      ObjectNode detail, ObjectNode answer, String time, boolean asText) {
    JsonNode seconds = answer.path(time);
    if (seconds.isNumber() && asText) {
      detail.put(time, Long.toString(millis(seconds)));
    } else if (seconds.isNumber()) {
      detail.put(time, millis(seconds));
    }
  }

  private static long millis(JsonNode seconds) {
    return Json.instant(seconds).toEpochMilli();
  }
}
