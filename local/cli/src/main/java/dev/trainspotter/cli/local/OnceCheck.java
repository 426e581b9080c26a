package dev.trainspotter.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.local.deployment.Outcomes;
import dev.trainspotter.cli.local.situations.FixedFleet;
import dev.trainspotter.cli.local.situations.SituationFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What must not be after `--once`, a sentence each.
///
/// @param isNew whether the table began empty; else the outcomes are an earlier run's too
/// @param fed the messages of `events/`
/// @param sent the ids of the fleet's messages
/// @param rows what the list API shows
record OnceCheck(
    boolean isNew,
    List<SituationFeed.Fed> fed,
    List<String> sent,
    FixedFleet fleet,
    List<JsonNode> rows) {
  /// None when all is well.
  List<String> list(Outcomes outcomes) {
    List<String> complaints = new ArrayList<>();
    for (SituationFeed.Fed one : fed) {
      if (one.outcome() == null || (isNew && !one.isAsExpected())) {
        complaints.add(
            "events/%s ended %s, not %s"
                .formatted(one.step().file(), one.outcome(), one.step().outcome()));
      }
    }
    sent.stream()
        .filter(id -> outcomes.of(id) == null)
        .forEach(id -> complaints.add("message %s ended in no outcome".formatted(id)));
    Set<String> listed =
        rows.stream()
            .map(row -> key(row.path("training_job_arn").asText()))
            .collect(Collectors.toSet());
    fleet.arns().stream()
        .filter(arn -> !listed.contains(key(arn)))
        .forEach(arn -> complaints.add("%s has no row".formatted(arn)));
    return complaints;
  }

  /// SageMaker and its events spell an ARN in different cases.
  private static String key(String arn) {
    return arn.toLowerCase(Locale.ROOT);
  }
}
