package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.ingest.refresh.MessageMetric;
import dev.trainspotter.ingest.refresh.MessageOutcome;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class OperationsDashboardTest {
  private static final Pattern METRIC_OF_MESSAGES =
      Pattern.compile(
          "\"%s\",\"([^\"]+)\",\"%s\",\"([^\"]+)\""
              .formatted(JsonLog.NAMESPACE, MessageMetric.DIMENSION));

  @Test
  void showsTheMetricsThatIngestWrites() {
    List<MatchResult> shown = METRIC_OF_MESSAGES.matcher(body()).results().toList();

    assertThat(shown)
        .extracting(metric -> metric.group(1) + " " + metric.group(2))
        .containsExactlyInAnyOrder(
            MessageMetric.DELAY.id() + " " + Outcome.Kept.ID,
            MessageMetric.MESSAGES.id() + " " + Outcome.Kept.ID,
            MessageMetric.MESSAGES.id() + " " + Outcome.Unchanged.ID,
            MessageMetric.MESSAGES.id() + " " + MessageOutcome.Deferred.ID,
            MessageMetric.MESSAGES.id() + " " + MessageOutcome.Failed.ID);
  }

  /// The widgets' JSON without the parts that CloudFormation fills in.
  private static String body() {
    JsonNode body =
        Synthesis.of(Variant.IAM)
            .properties("AWS::CloudWatch::Dashboard")
            .getFirst()
            .at("/DashboardBody/Fn::Join/1");
    StringBuilder text = new StringBuilder();
    StreamSupport.stream(body.spliterator(), false)
        .filter(JsonNode::isTextual)
        .forEach(part -> text.append(part.asText()));
    return text.toString();
  }
}
