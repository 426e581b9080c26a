package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A function that is killed in the middle of a batch. The queue then delivers the whole batch
/// again, to another process.
class HaltedFunctionTest {
  private static final SimulatedSageMaker SAGE_MAKER = RealParts.SAGE_MAKER;
  private static final int JOBS = 9;

  /// When jobs ended: so recently that a later look at them is due.
  private final Instant end = Instant.now().minusSeconds(60);

  private final RealParts parts = new RealParts();

  @BeforeEach
  void putJobs() {
    SAGE_MAKER.clearCalls();
    IntStream.range(0, JOBS).forEach(i -> SAGE_MAKER.put(members(i, ""), Map.of("team", "nlp")));
  }

  @AfterEach
  void forgetJobs() {
    IntStream.range(0, JOBS).forEach(i -> SAGE_MAKER.delete(arn(i)));
  }

  private static String arn(int i) {
    return "arn:aws:sagemaker:us-east-1:111122223333:training-job/halted-" + i;
  }

  /// Every second job has ended.
  private String members(int i, String quote) {
    String status = i % 2 == 0 ? "Completed" : "InProgress";
    return """
    {"TrainingJobName": "halted-%1$d", "TrainingJobArn": "%2$s", "TrainingJobStatus": "%3$s",
     "SecondaryStatus": "%3$s", "CreationTime": %4$s%5$d%4$s, "LastModifiedTime": %4$s%6$d%4$s}
    """
        .formatted(i, arn(i), status, quote, end.getEpochSecond() - 3600, end.getEpochSecond());
  }

  /// An event for each job, and a message that cannot be read.
  private List<String> batch() {
    List<String> bodies = new ArrayList<>(List.of("not json"));
    for (int i = 0; i < JOBS; i++) {
      bodies.add(
          """
          {"version": "0", "id": "e-%d", "source": "aws.sagemaker", "account": "111122223333",
           "detail-type": "SageMaker Training Job State Change", "region": "us-east-1",
           "time": "%s", "resources": ["%s"], "detail": {"TrainingJobName": "halted-%d"}}
          """
              .formatted(i, end, arn(i), i));
    }
    return bodies;
  }

  /// Rows and notes without the times at which the functions ran.
  private static List<Map<String, AttributeValue>> timeless(
      List<Map<String, AttributeValue>> items) {
    List<Map<String, AttributeValue>> timeless = new ArrayList<>();
    for (Map<String, AttributeValue> item : items) {
      Map<String, AttributeValue> rest = new HashMap<>(item);
      rest.keySet().removeAll(Set.of("observed_at"));
      timeless.add(rest);
    }
    return timeless;
  }

  static Stream<Arguments> points() {
    return Stream.of(
        Arguments.of(
            "after the first description", new HaltedFunction("DescribeTrainingJob", "", 1), 0),
        Arguments.of("after the first row", new HaltedFunction("PutItem", "catalog-", 1), 1),
        Arguments.of("in mid batch", new HaltedFunction("PutItem", "catalog-", 5), 5),
        Arguments.of(
            "after the first later look", new HaltedFunction("SendMessage", "halted-", 1), 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("points")
  void endsWithTheTableThatItWouldHaveMade(String point, HaltedFunction function, int rows)
      throws Exception {
    RealParts unharmed = new RealParts();
    unharmed.deliver(batch());

    int exitCode = function.take(batch(), environment());
    int rowsBefore = parts.rows().size();
    parts.deliver(batch());

    assertThat(exitCode).isEqualTo(HaltingHttpClient.EXIT_CODE);
    assertThat(rowsBefore).as(point).isBetween(rows, JOBS);
    assertThat(timeless(parts.rows())).isEqualTo(timeless(unharmed.rows())).hasSize(JOBS);
    assertThat(parts.takeDeadLetterReasons()).containsOnly("not-json");
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    parts.settings.values().forEach((setting, value) -> environment.put(setting.name(), value));
    return environment;
  }
}
