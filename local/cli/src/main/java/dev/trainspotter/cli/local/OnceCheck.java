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

/// Finds what went wrong in `local --once`, one sentence each.
///
/// @param isNew whether the tables began empty; outcomes depend on rows of an earlier run otherwise
/// @param isDrained whether the queues were empty before the timeout
/// @param results the results of the messages of `events/`
/// @param sent the ids of the fleet's messages
/// @param rows all rows that the list API returns
record OnceCheck(
    boolean isNew,
    boolean isDrained,
    List<SituationFeed.Result> results,
    List<String> sent,
    FixedFleet fleet,
    List<JsonNode> rows) {
  /// The problems; empty when all is well.
  List<String> problems(Outcomes outcomes) {
    List<String> problems = new ArrayList<>();
    for (SituationFeed.Result one : results) {
      if (one.outcome() == null || (isNew && !one.isAsExpected())) {
        problems.add(
            "events/%s: the outcome is %s, expected %s"
                .formatted(one.step().file(), one.outcome(), one.step().outcome()));
      }
    }
    sent.stream()
        .filter(id -> outcomes.of(id) == null)
        .forEach(id -> problems.add("message %s has no outcome".formatted(id)));
    Set<String> listed =
        rows.stream()
            .map(row -> key(row.path("training_job_arn").asText()))
            .collect(Collectors.toSet());
    fleet.arns().stream()
        .filter(arn -> !listed.contains(key(arn)))
        .forEach(arn -> problems.add("%s has no row".formatted(arn)));
    if (!isDrained) {
      problems.add(
          "messages still wait in the queues after %d seconds"
              .formatted(LocalOnce.TIMEOUT.toSeconds()));
    }
    return problems;
  }

  /// The ARN in lower case, because SageMaker and its events spell it in different cases.
  private static String key(String arn) {
    return arn.toLowerCase(Locale.ROOT);
  }
}
