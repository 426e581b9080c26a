package dev.trainspotter.sql.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QueryThreadTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void returnsTheResult() {
    assertThat(QueryThread.run(() -> 7, LONG)).isEqualTo(7);
  }

  @Test
  void failsAsTheQueryFails() {
    IllegalStateException failure = new IllegalStateException("a fault");

    assertThatThrownBy(
            () ->
                QueryThread.run(
                    () -> {
                      throw failure;
                    },
                    LONG))
        .isSameAs(failure);
  }

  @Test
  void comesBackFromAQueryThatDoesNotEnd() {
    CountDownLatch end = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                QueryThread.run(
                    () -> {
                      while (end.getCount() > 0) {
                        Thread.onSpinWait();
                      }
                      return true;
                    },
                    Duration.ofMillis(50)))
        .isInstanceOf(OverrunException.class);
    end.countDown();
  }
}
