package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Compares with what the SDK writes.
class JsonTextTest {
  static Stream<AttributeValue> values() {
    SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, 1, -1, -2, 62, 63});
    return Stream.of(
        AttributeValue.fromS(""),
        AttributeValue.fromS("a 😀 é \u2028 \u007f"),
        AttributeValue.fromS("\uD800"),
        AttributeValue.fromN("1.50"),
        AttributeValue.fromN("-2e400"),
        AttributeValue.fromBool(true),
        AttributeValue.fromBool(false),
        AttributeValue.fromNul(true),
        AttributeValue.fromB(bytes),
        AttributeValue.fromSs(List.of("x\n", "\"y\"")),
        AttributeValue.fromNs(List.of("1.0", "2")),
        AttributeValue.fromBs(List.of(bytes)),
        AttributeValue.fromL(List.of()),
        AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromS("2"))),
        AttributeValue.fromM(Map.of()),
        AttributeValue.fromM(Map.of("\t\"k\\", AttributeValue.fromL(List.of()))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void writesAValueAsTheSdkDoes(AttributeValue value) {
    assertThat(Json.text(value))
        .isEqualTo(EnhancedDocument.fromAttributeValueMap(Map.of("v", value)).getJson("v"));
  }

  @Test
  void writesEveryCharacterAsTheSdkDoes() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      Map<String, AttributeValue> members =
          Map.of("k" + (char) c, AttributeValue.fromS("." + (char) c));

      assertThat(Json.text(members))
          .as("character %x", c)
          .isEqualTo(EnhancedDocument.fromAttributeValueMap(members).toJson());
    }
  }

  /// The SDK takes the character after the first half of a pair for the second half, whatever it
  // is.
  @Test
  void losesNoCharacterAfterHalfOfASurrogatePair() {
    assertThat(Json.text(AttributeValue.fromS("\uDC00x\uD800y\uD800\uD83D\uDE00\uD83D")))
        .isEqualTo("\"\\uDC00x\\uD800y\\uD800\uD83D\uDE00\\uD83D\"");
  }

  @Test
  void writesMembersInTheirOrder() {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    List.of("z", "a", "m").forEach(name -> members.put(name, AttributeValue.fromN("1")));

    assertThat(Json.text(members)).isEqualTo("{\"z\":1,\"a\":1,\"m\":1}");
  }

  @Test
  void writesTextThatUtf8CanHold() {
    String json = Json.text(AttributeValue.fromS("a\uD800b"));

    assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(json);
  }

  @Test
  void refusesAValueWithoutAType() {
    assertThatThrownBy(() -> Json.text(AttributeValue.builder().build()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
