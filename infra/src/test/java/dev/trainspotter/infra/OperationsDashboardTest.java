package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.infra.watch.LogQuery;
import dev.trainspotter.ingest.reconcile.ReconciliationMetric;
import dev.trainspotter.ingest.refresh.IngestMetric;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class OperationsDashboardTest {
  private static final Pattern OWN_METRIC =
      Pattern.compile(
          "\"%s\",\"([^\"]+)\",\"%s\",\"trainspotter-prod\""
              .formatted(JsonLog.NAMESPACE, IngestMetric.DIMENSION));

  @Test
  void showsTheMetricsThatTheFunctionsWrite() {
    assertThat(OWN_METRIC.matcher(body(Variant.IAM)).results())
        .extracting(metric -> metric.group(1))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(IngestMetric.values()).map(IngestMetric::id),
                    Arrays.stream(ReconciliationMetric.values()).map(ReconciliationMetric::id))
                .toList());
  }

  /// Hints that had to wait, later looks and hints of the reconciliation go to the same queue, and
  /// SQS counts them together.
  @Test
  void callsTheMessagesOfAQueueByTheQueueAndNotByOneOfTheirCauses() {
    assertThat(body(Variant.IAM))
        .contains("\"label\":\"sent to the backlog\"", "\"label\":\"handled from the live queue\"")
        .doesNotContain("\"label\":\"deferred\"", "\"label\":\"processed\"");
  }

  @Test
  void showsNothingOfTheReconciliationIfItIsOff() {
    assertThat(body(Variant.WITHOUT_RECONCILIATION))
        .doesNotContain(ReconciliationMetric.MISSED_JOBS.id(), "Reconcil");
  }

  @Test
  void showsNothingOfSqlIfItIsOff() {
    assertThat(body(Variant.IAM)).contains("Queries in SQL");
    assertThat(body(Variant.WITHOUT_SQL)).doesNotContain("SQL");
  }

  @Test
  void showsWhatHasNoMetricFromTheLogs() {
    assertThat(body(Variant.IAM))
        .contains(LogQuery.OUTCOMES.text().replace("\n", "\\n"))
        .contains(LogQuery.PASSES.text().replace("\"", "\\\"").replace("\n", "\\n"))
        .contains(LogQuery.REQUESTS.text().replace("\"", "\\\"").replace("\n", "\\n"));
  }

  /// The widgets' JSON without the parts that CloudFormation fills in.
  private static String body(Variant variant) {
    JsonNode body =
        Synthesis.of(variant)
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
