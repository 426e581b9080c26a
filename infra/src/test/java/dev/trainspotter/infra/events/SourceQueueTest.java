package dev.trainspotter.infra.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How a queue and the function that reads it fit together.
class SourceQueueTest {
  @ParameterizedTest
  @EnumSource
  void hidesAMessageForSixTimeoutsOfItsFunction(Variant variant) {
    Synthesis stack = Synthesis.of(variant);
    Map<String, JsonNode> queues = stack.resources("AWS::SQS::Queue");
    Map<String, JsonNode> functions = stack.resources("AWS::Lambda::Function");

    assertThat(stack.properties("AWS::Lambda::EventSourceMapping"))
        .hasSize(2)
        .allSatisfy(
            source -> {
              JsonNode queue = queues.get(source.at("/EventSourceArn/Fn::GetAtt/0").asText());
              String name = source.path("FunctionName").toString();
              int timeout =
                  functions.entrySet().stream()
                      .filter(
                          function ->
                              name.contains(function.getKey().replaceAll("[0-9A-F]{8}$", "")))
                      .mapToInt(function -> function.getValue().at("/Properties/Timeout").asInt())
                      .findFirst()
                      .orElseThrow();
              assertThat(queue.at("/Properties/VisibilityTimeout").asInt())
                  .isGreaterThanOrEqualTo(6 * timeout);
              assertThat(queue.at("/Properties/MessageRetentionPeriod").asInt())
                  .isEqualTo(1_209_600);
              assertThat(queue.at("/Properties/RedrivePolicy/deadLetterTargetArn").isMissingNode())
                  .isFalse();
              assertThat(Synthesis.texts(source.path("FunctionResponseTypes"), ""))
                  .containsExactly("ReportBatchItemFailures");
              assertThat(source.at("/ScalingConfig/MaximumConcurrency").asInt())
                  .isGreaterThanOrEqualTo(2);
            });
  }
}
