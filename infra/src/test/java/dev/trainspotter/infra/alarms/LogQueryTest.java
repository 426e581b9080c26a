package dev.trainspotter.infra.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.watch.LogQuery;
import dev.trainspotter.ingest.refresh.MessageLog;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The filters of the log's queries, on lines that ingest writes.
class LogQueryTest {
  private static final Pattern COMPARISON = Pattern.compile("([a-z_]+) (!?=) \"([^\"]*)\"");
  private static final Pattern PRESENCE = Pattern.compile("ispresent\\(([a-z_]+)\\)");

  /// A hint for a later look at a finished job, which is due an hour after the drill begins.
  private static final String LOOK =
      """
      {"source": "trainspotter", "training_job_name": "finished", "tries": 0, "look": 2,
       "training_job_arn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/finished",
       "due": "2026-11-23T01:00:00Z"}
      """;

  private static List<JsonNode> found(LogQuery query, String log) {
    String filter = query.lines().getFirst().replaceFirst("^filter ", "");
    return log.lines().map(Synthesis::parse).filter(isMatch(filter)).toList();
  }

  private static Predicate<JsonNode> isMatch(String filter) {
    return Stream.of(filter.split(" and "))
        .map(LogQueryTest::condition)
        .reduce(_ -> true, Predicate::and);
  }

  private static Predicate<JsonNode> condition(String text) {
    Matcher presence = PRESENCE.matcher(text);
    if (presence.matches()) {
      return line -> line.has(presence.group(1));
    }
    Matcher comparison = COMPARISON.matcher(text);
    assertThat(comparison.matches()).as(text).isTrue();
    boolean isEqual = comparison.group(2).equals("=");
    return line -> line.path(comparison.group(1)).asText().equals(comparison.group(3)) == isEqual;
  }

  @Test
  void countsNoLookThatIsNotDueYetAmongTheDeferredJobs() {
    String log;

    try (RunningFunctions functions = new RunningFunctions("trainspotter-prod")) {
      functions.deliver(LOOK);
      functions.sageMaker().fault(Fault.throttling());
      functions.deliver(Checkout.text("events/completed.json"));
      log = functions.logOfIngest();
    }

    assertThat(found(LogQuery.DEFERRED, log))
        .singleElement()
        .extracting(line -> line.path(MessageLog.CAUSE).asText())
        .isEqualTo("throttled");
    assertThat(found(LogQuery.OUTCOMES, log))
        .extracting(line -> line.path(MessageLog.CAUSE).asText())
        .containsExactly("too-early", "throttled");
  }
}
