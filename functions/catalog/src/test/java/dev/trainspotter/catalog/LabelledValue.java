package dev.trainspotter.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One line of the masking corpus: where a value stands, and what must be stored instead.
public record LabelledValue(
    String column, @Nullable String key, AttributeValue value, AttributeValue masked) {

  public static List<LabelledValue> readAll(String file) throws IOException {
    return lines(file).stream().map(LabelledValue::parse).toList();
  }

  public static List<String> lines(String file) throws IOException {
    try (var stream = LabelledValue.class.getResourceAsStream("/masking/" + file)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8).lines().toList();
    }
  }

  public Map<String, AttributeValue> row() {
    return rowOf(value);
  }

  public Map<String, AttributeValue> maskedRow() {
    return rowOf(masked);
  }

  public void addTextsTo(List<String> texts) {
    addTexts(value, texts);
  }

  private static LabelledValue parse(String line) {
    var members = EnhancedDocument.fromJson(line).toMap();
    var key = members.get("key");
    return new LabelledValue(
        member(members, "column").s(),
        key == null ? null : key.s(),
        member(members, "value"),
        member(members, "masked"));
  }

  private static AttributeValue member(Map<String, AttributeValue> members, String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  private Map<String, AttributeValue> rowOf(AttributeValue held) {
    return switch (column) {
      case "container_arguments" -> algorithm("ContainerArguments", held);
      case "container_entrypoint" -> algorithm("ContainerEntrypoint", held);
      default -> Map.of(column, key == null ? held : AttributeValue.fromM(Map.of(key, held)));
    };
  }

  private static Map<String, AttributeValue> algorithm(String member, AttributeValue list) {
    return Map.of("algorithm_specification", AttributeValue.fromM(Map.of(member, list)));
  }

  private static void addTexts(AttributeValue value, List<String> texts) {
    if (value.s() != null) {
      texts.add(value.s());
    }
    value.l().forEach(element -> addTexts(element, texts));
    value.m().values().forEach(member -> addTexts(member, texts));
  }
}
