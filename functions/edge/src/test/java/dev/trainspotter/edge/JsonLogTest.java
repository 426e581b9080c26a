package dev.trainspotter.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Json;
import dev.trainspotter.edge.JsonLog.Metric;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JsonLogTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final JsonLog log = new JsonLog(new PrintStream(written, true, UTF_8));

  private List<String> lines() {
    return written.toString(UTF_8).lines().toList();
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  @Test
  void writesLevelAndMessageBeforeTheDetails() {
    log.log("WARN", "a message", ordered("route", "list", "path", "/v1"));

    assertThat(lines())
        .containsExactly(
            "{\"level\":\"WARN\",\"message\":\"a message\",\"route\":\"list\",\"path\":\"/v1\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\nlines",
        "two\r\nlines",
        "\"}\n{\"level\":\"ERROR\",\"message\":\"forged",
        "tab\t and \u0000",
        "back\\slash and \"quote\"",
        "é 😀"
      })
  void keepsAnyTextOnOneLineAndUnchanged(String text) {
    log.log("INFO", text, Map.of("detail", text));

    assertThat(lines()).hasSize(1);
    assertThat(Json.read(lines().getFirst()))
        .containsOnly(
            Map.entry("level", AttributeValue.fromS("INFO")),
            Map.entry("message", AttributeValue.fromS(text)),
            Map.entry("detail", AttributeValue.fromS(text)));
  }

  @Test
  void writesMetricsInTheEmbeddedMetricFormat() {
    log.metrics(
        NOON,
        ordered("Outcome", "kept", "Source", "event"),
        List.of(new Metric("Messages", "Count", 3), new Metric("Delay", "Milliseconds", 1_250)));

    Map<String, AttributeValue> line = Json.read(lines().getFirst());
    Map<String, AttributeValue> directive = line.get("_aws").m();
    Map<String, AttributeValue> group = directive.get("CloudWatchMetrics").l().getFirst().m();
    assertThat(lines()).hasSize(1);
    assertThat(directive.get("Timestamp").n()).isEqualTo("" + NOON.toEpochMilli());
    assertThat(directive.get("CloudWatchMetrics").l()).hasSize(1);
    assertThat(group.get("Namespace").s()).isEqualTo("Trainspotter");
    assertThat(Json.text(group.get("Dimensions"))).isEqualTo("[[\"Outcome\",\"Source\"]]");
    assertThat(Json.text(group.get("Metrics")))
        .isEqualTo(
            "[{\"Name\":\"Messages\",\"Unit\":\"Count\"},"
                + "{\"Name\":\"Delay\",\"Unit\":\"Milliseconds\"}]");
  }

  @Test
  void repeatsDimensionsAndValuesAsMembersOfTheLine() {
    log.metrics(NOON, ordered("Outcome", "kept"), List.of(new Metric("Messages", "Count", 3)));

    assertThat(Json.read(lines().getFirst()))
        .containsEntry("Outcome", AttributeValue.fromS("kept"))
        .containsEntry("Messages", AttributeValue.fromN("3"))
        .containsOnlyKeys("_aws", "Outcome", "Messages");
  }

  @Test
  void writesMetricsWithoutDimensions() {
    log.metrics(NOON, Map.of(), List.of(new Metric("Rows", "Count", 0)));

    assertThat(lines().getFirst()).contains("\"Dimensions\":[[]]").contains("\"Rows\":0");
  }

  @Test
  void writesEachCallOnALineOfItsOwn() {
    log.log("INFO", "one", Map.of());
    log.metrics(NOON, Map.of(), List.of());
    log.log("ERROR", "two", Map.of());

    assertThat(lines()).hasSize(3).allSatisfy(line -> assertThat(Json.read(line)).isNotEmpty());
  }
}
