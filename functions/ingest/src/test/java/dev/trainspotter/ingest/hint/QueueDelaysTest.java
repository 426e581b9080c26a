package dev.trainspotter.ingest.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// How long hints wait in the backlog, and failed messages in their queue. Nothing is sent.
class QueueDelaysTest {
  private static final long QUARTER_OF_AN_HOUR = 900;

  private final SqsClient sqs =
      SqsClient.builder()
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("unused", "unused")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  @AfterEach
  void close() {
    sqs.close();
  }

  private long delay(Duration first, int tries, String name) {
    TrainingJobArn arn =
        new TrainingJobArn("arn:aws:sagemaker:us-east-1:111122223333:training-job/" + name);
    HintState state = new HintState(tries, null, null, false, false, "", null, null);
    return new Queues(sqs, "backlog", "dead-letters", first)
        .delay(new Hint(arn, null, null, state))
        .toSeconds();
  }

  private List<Long> delaysOfManyJobs(Duration first, int tries) {
    return IntStream.range(0, 1000).mapToObj(job -> delay(first, tries, "job-" + job)).toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 30", "1, 60", "2, 120", "3, 240", "4, 480"})
  void doublesWithEachTryAndSpreadsAQuarterEitherWay(int tries, long seconds) {
    List<Long> delays = delaysOfManyJobs(Duration.ofSeconds(30), tries);

    assertThat(delays).allMatch(delay -> delay >= seconds * 3 / 4 && delay < seconds * 5 / 4 + 1);
    assertThat(delays.stream().distinct().count()).isGreaterThan(seconds * 2 / 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 10, 11, 63, 64, 1_000_000, Integer.MAX_VALUE})
  void neverWaitsLongerThanSqsCanDelay(int tries) {
    List<Long> delays = delaysOfManyJobs(Duration.ofSeconds(30), tries);

    assertThat(delays).allMatch(delay -> delay >= QUARTER_OF_AN_HOUR * 3 / 4);
    assertThat(delays).contains(QUARTER_OF_AN_HOUR).allMatch(delay -> delay <= QUARTER_OF_AN_HOUR);
  }

  @Test
  void waitsAlikeForOneJobEachTime() {
    Duration first = Duration.ofSeconds(30);

    assertThat(delay(first, 3, "bert")).isEqualTo(delay(first, 3, "bert"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void hasNothingToSpreadWhereTheDelayIsShort(long seconds) {
    assertThat(delay(Duration.ofSeconds(seconds), 0, "bert")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5",
    "1, 5",
    "2, 10",
    "3, 20",
    "4, 40",
    "5, 80",
    "6, 160",
    "7, 320",
    "8, 360",
    "9, 360",
    "1000, 360",
    "2147483647, 360"
  })
  void deliversAFailedMessageAgainAfterSecondsThenAfterMinutes(int receives, long seconds) {
    assertThat(Queues.redelivery(receives)).hasSeconds(seconds);
  }
}
