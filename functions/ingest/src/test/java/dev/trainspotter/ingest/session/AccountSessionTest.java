package dev.trainspotter.ingest.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class AccountSessionTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T14:00:00Z"));
  private final AtomicInteger requests = new AtomicInteger();
  private @Nullable SdkException error;
  private final AccountSession session = new AccountSession(this::assume, now::get);

  private AwsSessionCredentials assume() {
    int number = requests.incrementAndGet();
    if (error != null) {
      throw error;
    }
    return AwsSessionCredentials.create("key-" + number, "secret", "token");
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private String key() {
    return switch (session.get()) {
      case Session.Assumed(var credentials, _) -> credentials.accessKeyId();
      case Session.Refused(var refusal, _) -> String.valueOf(refusal.getMessage());
    };
  }

  private void fail() {
    error = SdkClientException.create("refused");
  }

  @Test
  void isReplacedFiveMinutesBeforeItsEnd() {
    String first = key();
    pass(Duration.ofMinutes(55).minusMillis(1));
    String late = key();
    pass(Duration.ofMillis(1));

    String next = key();

    assertThat(List.of(first, late, next)).containsExactly("key-1", "key-1", "key-2");
    assertThat(requests).hasValue(2);
  }

  @Test
  void lastsUntilItsEndWhileNoOtherIsGiven() {
    key();
    fail();
    pass(Duration.ofMinutes(55));

    String nearItsEnd = key();
    pass(Duration.ofMinutes(5));
    String atItsEnd = key();

    assertThat(nearItsEnd).isEqualTo("key-1");
    assertThat(atItsEnd).isEqualTo("refused");
  }

  @Test
  void isRequestedAgainTenSecondsAfterARefusal() {
    fail();
    key();
    pass(AccountSession.REFUSAL.minusMillis(1));
    String stillRefused = key();
    error = null;
    String remembered = key();
    pass(Duration.ofMillis(1));

    String given = key();

    assertThat(List.of(stillRefused, remembered, given))
        .containsExactly("refused", "refused", "key-2");
    assertThat(requests).hasValue(2);
  }

  @Test
  void isGivenUpAfterADenialUnlessItIsYoung() {
    key();
    pass(AccountSession.YOUNG.minusMillis(1));
    session.denied();
    String young = key();
    pass(Duration.ofMillis(1));
    session.denied();

    assertThat(young).isEqualTo("key-1");
    assertThat(key()).isEqualTo("key-2");
  }

  @Test
  void isRequestedOnceForAllThreads() throws Exception {
    CountDownLatch all = new CountDownLatch(8);
    Callable<String> user =
        () -> {
          all.countDown();
          all.await();
          return key();
        };
    List<String> keys = new ArrayList<>();

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> users = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        users.add(threads.submit(user));
      }
      for (Future<String> each : users) {
        keys.add(each.get());
      }
    }

    assertThat(keys).hasSize(8).containsOnly("key-1");
    assertThat(requests).hasValue(1);
  }
}
