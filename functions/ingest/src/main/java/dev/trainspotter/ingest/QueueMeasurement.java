package dev.trainspotter.ingest;

import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.state.QueueSizes;
import dev.trainspotter.catalog.state.QueueSizes.MeasuredQueue;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.ingest.hint.Queues;
import java.time.InstantSource;
import java.util.Map;

/// Measures the backlog and the dead-letter queue, for the API's health.
record QueueMeasurement(
    Queues queues, QueueSizes notes, Masking masking, JsonLog log, InstantSource clock) {
  /// Notes how many messages each queue holds. A queue that cannot be measured is logged and keeps
  /// its last note; a queue that the settings do not name is left out.
  void run() {
    for (MeasuredQueue queue : MeasuredQueue.values()) {
      String url = url(queue);
      if (url.isEmpty()) {
        continue;
      }
      try {
        notes.note(queue, queues.size(url), clock.instant());
      } catch (RuntimeException e) {
        log.log(
            "WARN",
            "a queue was not measured",
            Map.of("queue", queue.id(), "error", masking.mask(String.valueOf(e))));
      }
    }
  }

  private String url(MeasuredQueue queue) {
    return switch (queue) {
      case BACKLOG -> queues.backlogQueueUrl();
      case DEAD_LETTERS -> queues.deadLetterQueueUrl();
    };
  }
}
