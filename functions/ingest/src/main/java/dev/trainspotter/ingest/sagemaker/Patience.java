package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// How a question is put: at once, or at a rate and again when throttled.
public sealed interface Patience {
  /// The answer, or that there was none in time.
  Answer ask(AccountRegion place, Supplier<Answer> question);

  /// The live path: asks once, at once.
  record AtOnce() implements Patience {
    @Override
    public Answer ask(AccountRegion place, Supplier<Answer> question) {
      return question.get();
    }
  }

  /// The backlog: waits for its turn, and again when throttled, as long as the invocation lasts.
  ///
  /// @param deadline when no further question may be begun
  record Paced(Pace pace, InstantSource clock, Instant deadline) implements Patience {
    @Override
    public Answer ask(AccountRegion place, Supplier<Answer> question) {
      Answer throttled = new Answer.Unanswered(Answer.Cause.THROTTLED);
      while (waitForTurn(place)) {
        Answer answer = question.get();
        if (!answer.equals(throttled)) {
          return answer;
        }
        pace.halve(place, clock.instant());
      }
      return throttled;
    }

    private boolean waitForTurn(AccountRegion place) {
      Duration wait = pace.take(place, clock.instant(), deadline);
      if (wait == null) {
        return false;
      }
      try {
        Thread.sleep(wait);
        return true;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
