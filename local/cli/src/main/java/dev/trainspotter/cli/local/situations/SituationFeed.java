package dev.trainspotter.cli.local.situations;

import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.terminal.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Sends situations through the live queue: each one's messages one after another, with SageMaker
/// answering what it answered then; different situations at the same time.
public record SituationFeed(LocalDeployment deployment) {
  /// How long a message may take, a few failures included.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /// A message that was sent.
  ///
  /// @param outcome what became of it; null when nothing did in time
  public record Fed(Situation.Step step, String messageId, @Nullable String outcome) {
    /// Whether it ended as the table of `events/` says.
    public boolean isAsExpected() {
      return step.outcome().equals(outcome);
    }
  }

  /// Sends them all and waits for what becomes of them.
  public List<Fed> feed(List<Situation> situations) {
    // The first alone: in a cold JVM fifty questions at once would each take longer than one may.
    List<Fed> fed = new ArrayList<>(feed(situations.getFirst()));
    fed.addAll(feedAtOnce(situations.subList(1, situations.size())));
    return fed;
  }

  private List<Fed> feedAtOnce(List<Situation> situations) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<List<Fed>>> feeding =
          situations.stream()
              .map(one -> CompletableFuture.supplyAsync(() -> feed(one), threads))
              .toList();
      return feeding.stream().flatMap(one -> one.join().stream()).toList();
    }
  }

  private List<Fed> feed(Situation situation) {
    List<Fed> fed = new ArrayList<>();
    @Nullable String known = null;
    for (Situation.Step step : situation.steps()) {
      known = answer(step, known);
      String messageId = deployment.queues().send(step.body());
      deployment.outcomes().awaitAll(List.of(messageId), PATIENCE);
      fed.add(new Fed(step, messageId, deployment.outcomes().of(messageId)));
    }
    return fed;
  }

  /// Makes SageMaker answer as it did when the message came; tells the ARN that it knows then.
  private @Nullable String answer(Situation.Step step, @Nullable String known) {
    String answer = step.answer();
    if (answer != null) {
      deployment.sageMaker().put(answer, step.tags());
      return Json.read(answer).path("TrainingJobArn").asText();
    }
    if (known != null) {
      deployment.sageMaker().delete(known);
    }
    return null;
  }
}
