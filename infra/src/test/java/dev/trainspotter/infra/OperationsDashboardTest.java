package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.infra.watch.LogQuery;
import dev.trainspotter.ingest.refresh.IngestMetric;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class OperationsDashboardTest {
  private static final Pattern METRIC_OF_INGEST =
      Pattern.compile(
          "\"%s\",\"([^\"]+)\",\"%s\",\"trainspotter-prod\""
              .formatted(JsonLog.NAMESPACE, IngestMetric.DIMENSION));

  @Test
  void showsTheMetricsThatIngestWrites() {
    assertThat(METRIC_OF_INGEST.matcher(body()).results())
        .extracting(metric -> metric.group(1))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(IngestMetric.values()).map(IngestMetric::id).toList());
  }

  @Test
  void showsWhatHasNoMetricFromTheLogs() {
    assertThat(body())
        .contains(LogQuery.OUTCOMES.text().replace("\n", "\\n"))
        .contains(LogQuery.REQUESTS.text().replace("\"", "\\\"").replace("\n", "\\n"));
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
