package dev.trainspotter.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.local.deployment.Outcomes;
import dev.trainspotter.cli.local.situations.SituationFeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The counts of one run of `local --once`.
///
/// @param situations how many messages of `events/` were sent
/// @param fleet how many events of the fleet were sent
/// @param outcomes how many of both ended in each outcome
/// @param fromBacklog how many messages were processed again, from the backlog
/// @param deadLetters how many messages are in the dead-letter queue, by reason
/// @param jobs how many jobs have a row
/// @param firstRecord the time from the start of the JVM to the first row
public record Summary(
    int situations,
    int fleet,
    Map<String, Integer> outcomes,
    int fromBacklog,
    Map<String, Integer> deadLetters,
    int jobs,
    String firstRecord) {
  static Summary of(
      LocalDeployment deployment,
      List<SituationFeed.Result> results,
      List<String> sent,
      List<JsonNode> rows) {
    List<String> all = new ArrayList<>(sent);
    results.forEach(one -> all.add(one.messageId()));
    Outcomes outcomes = deployment.outcomes();
    int ended = outcomes.counts().values().stream().mapToInt(Integer::intValue).sum();
    @Nullable Instant firstKept = outcomes.firstKept();
    return new Summary(
        results.size(),
        sent.size(),
        outcomes.counts(all),
        ended - all.size(),
        deployment.queues().lettersByReason(),
        rows.size(),
        firstKept == null
            ? "never"
            : LocalProgress.seconds(LocalProgress.sinceJvmStart(firstKept)));
  }

  /// The summary as it is printed.
  public List<String> lines() {
    return List.of(
        "",
        "events sent    %d: %d of events/, %d of the fleet"
            .formatted(situations + fleet, situations, fleet),
        "outcomes       " + listed(outcomes),
        "from backlog   %d processed again".formatted(fromBacklog),
        "dead letters   " + listed(deadLetters),
        "jobs kept      " + jobs,
        "first record   %s after the start of the JVM".formatted(firstRecord));
  }

  private static String listed(Map<String, Integer> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", "));
  }
}
