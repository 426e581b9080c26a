package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One log line and one line of metrics for each message, never a record's content.
public record MessageLog(JsonLog lines, InstantSource clock) {
  void ended(String messageId, Hint hint, Outcome outcome) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("training_job_arn", hint.arn().spelling());
    switch (outcome) {
      case Outcome.Deferred(var cause) -> details.put("cause", cause);
      case Outcome.DeadLettered(var reason) -> details.put("reason", reason);
      case Outcome.Kept _, Outcome.Unchanged _, Outcome.Stale _, Outcome.Gone _ -> {}
    }
    List<JsonLog.Metric> metrics = new ArrayList<>();
    if (hint.change() != null) {
      Duration delay = Duration.between(hint.change().time(), clock.instant());
      metrics.add(MessageMetric.DELAY.of(Math.max(0, delay.toMillis())));
    }
    write("INFO", messageId, outcome.id(), details, metrics);
  }

  void buried(String messageId, Reason reason) {
    String outcome = new Outcome.DeadLettered(reason.id()).id();
    write("WARN", messageId, outcome, Map.of("reason", reason.id()), List.of());
  }

  void failed(String messageId, RuntimeException e) {
    write("ERROR", messageId, "failed", Map.of("error", e.toString()), List.of());
  }

  private void write(
      String level,
      String messageId,
      String outcome,
      Map<String, String> details,
      List<JsonLog.Metric> metrics) {
    Instant now = clock.instant();
    Map<String, String> line = new LinkedHashMap<>();
    line.put("outcome", outcome);
    line.putAll(details);
    line.put("message_id", messageId);
    lines.log(level, "message " + outcome, line);
    List<JsonLog.Metric> all = new ArrayList<>(metrics);
    all.add(MessageMetric.MESSAGES.of(1));
    lines.metrics(now, Map.of("Outcome", outcome), all);
  }
}
