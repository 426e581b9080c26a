package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.sagemaker.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Dead letters that are sent back to the live queue twice, while new events come.
class DeadLettersTest {
  private static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<String> NAMES = List.of("bert", "gpt", "t5");

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final RealParts parts = new RealParts(now::get, RealParts::table);
  private int deliveries;

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
    NAMES.forEach(name -> RealParts.SAGE_MAKER.delete(arn(name)));
  }

  private static String arn(String name) {
    return "arn:aws:sagemaker:us-east-1:111122223333:training-job/" + name;
  }

  private static void put(String name, String status, Instant modified) {
    RealParts.SAGE_MAKER.put(
        """
        {"TrainingJobName": "%s", "TrainingJobArn": "%s", "TrainingJobStatus": "InProgress",
         "SecondaryStatus": "%s", "CreationTime": %d, "LastModifiedTime": %d}
        """
            .formatted(name, arn(name), status, BEGIN.getEpochSecond(), modified.getEpochSecond()),
        Map.of("team", "nlp"));
  }

  private static String event(String name, String status, Instant modified) {
    return """
    {"version": "0", "id": "%1$s-%3$s", "source": "aws.sagemaker", "account": "111122223333",
     "detail-type": "SageMaker Training Job State Change", "region": "us-east-1", "time": "%4$s",
     "resources": ["%2$s"],
     "detail": {"TrainingJobName": "%1$s", "TrainingJobArn": "%2$s", "SecondaryStatus": "%3$s",
      "TrainingJobStatus": "InProgress", "CreationTime": "%5$d", "LastModifiedTime": "%6$d"}}
    """
        .formatted(
            name, arn(name), status, modified, BEGIN.toEpochMilli(), modified.toEpochMilli());
  }

  private void deliver(List<String> bodies) {
    assertThat(parts.deliver(bodies).getBatchItemFailures()).isEmpty();
    deliveries += bodies.size();
  }

  /// The messages that waited three days for a permission, the first events of all jobs, as SQS
  /// itself buries them after many failures, and one that cannot be read.
  private List<String> deadLetters() {
    RealParts.SAGE_MAKER.fault(Fault.denied());
    List<String> events = NAMES.stream().map(name -> event(name, "Starting", BEGIN)).toList();
    deliver(events);
    List<String> hints = parts.takeBacklog();
    now.set(BEGIN.plus(Duration.ofDays(3)));
    deliver(hints);
    deliver(List.of("not json"));
    List<String> letters = new ArrayList<>(parts.takeDeadLetters());
    letters.addAll(events);
    return letters;
  }

  @Test
  void leadToTheRightRowsWhenTheyAreSentBackTwiceAmongNewEvents() {
    List<String> letters = deadLetters();
    deliver(letters);
    List<String> again = parts.takeDeadLetters();
    Instant later = now.get().minusSeconds(60);
    NAMES.forEach(name -> put(name, "Training", later));
    RealParts.SAGE_MAKER.clearFaults();

    deliver(again);
    NAMES.forEach(name -> deliver(List.of(event(name, "Training", later))));
    deliver(letters);
    int batches = parts.drainBacklog(100);

    assertThat(letters).hasSize(7);
    assertThat(again).hasSameSizeAs(letters);
    assertThat(parts.rows())
        .hasSize(NAMES.size())
        .allMatch(row -> row.get("observed_by").s().equals("describe"))
        .allMatch(row -> row.get("secondary_status").s().equals("Training"));
    assertThat(batches).isLessThan(5);
    assertThat(parts.outcomes()).hasSizeGreaterThanOrEqualTo(deliveries).doesNotContain("failed");
    assertThat(parts.takeDeadLetterReasons()).containsExactly("not-json", "not-json");
  }
}
