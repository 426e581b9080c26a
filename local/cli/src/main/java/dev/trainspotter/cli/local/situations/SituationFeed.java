package dev.trainspotter.cli.local.situations;

import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.edge.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// Sends situations through the live queue.
///
/// The messages of one situation are sent one after the other, and SageMaker returns for each what
/// belongs to it. Different situations run at the same time.
public record SituationFeed(LocalDeployment deployment) {
  /// The limit for a message, which includes a few failed deliveries.
  static final Duration TIMEOUT = Duration.ofMinutes(2);

  /// The result of a message.
  ///
  /// @param outcome its outcome; null when it had none in time
  public record Result(Situation.Step step, String messageId, @Nullable String outcome) {
    /// Whether the outcome is the one that the table of `events/` expects.
    public boolean isAsExpected() {
      return step.outcome().equals(outcome);
    }
  }

  /// Sends all messages and waits for their outcomes.
  public List<Result> send(List<Situation> situations) {
    // The first alone: in a cold JVM fifty requests at once would exceed their timeouts.
    List<Result> results = new ArrayList<>(send(situations.getFirst()));
    results.addAll(sendAtOnce(situations.subList(1, situations.size())));
    return results;
  }

  private List<Result> sendAtOnce(List<Situation> situations) {
    try (ExecutorService threads = Threads.open()) {
      List<CompletableFuture<List<Result>>> running =
          situations.stream()
              .map(one -> CompletableFuture.supplyAsync(() -> send(one), threads))
              .toList();
      return running.stream().flatMap(one -> one.join().stream()).toList();
    }
  }

  private List<Result> send(Situation situation) {
    List<Result> results = new ArrayList<>();
    @Nullable String known = null;
    for (Situation.Step step : situation.steps()) {
      known = prepare(step, known);
      String messageId = deployment.queues().send(step.body());
      deployment.outcomes().awaitAll(List.of(messageId), TIMEOUT);
      results.add(new Result(step, messageId, deployment.outcomes().of(messageId)));
    }
    return results;
  }

  /// Makes SageMaker return what belongs to this message. Returns the ARN of the job that SageMaker
  /// knows then; null when it knows none.
  private @Nullable String prepare(Situation.Step step, @Nullable String known) {
    String description = step.description();
    if (description != null) {
      deployment.sageMaker().put(description, step.tags());
      return Json.read(description).path("TrainingJobArn").asText();
    }
    if (known != null) {
      deployment.sageMaker().delete(known);
    }
    return null;
  }
}
