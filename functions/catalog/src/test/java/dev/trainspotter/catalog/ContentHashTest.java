package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ContentHashTest {
  private static String hash(String json) {
    return ContentHash.of(Json.read(json), _ -> true);
  }

  @Test
  void isTwentyTwoCharactersThatAUrlMayHold() {
    assertThat(hash("{}")).matches("[A-Za-z0-9_-]{22}");
    assertThat(hash("{\"a\":\"" + "x".repeat(100_000) + "\"}")).matches("[A-Za-z0-9_-]{22}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"b\":2}             | {\"b\":2,\"a\":1}",
        "{\"a\":{\"x\":1,\"y\":[{}]}}  | {\"a\":{\"y\":[{}],\"x\":1}}",
        "{\"a\":1}                     | {\"a\":1.0}",
        "{\"a\":100}                   | {\"a\":1e2}",
        "{\"a\":0}                     | {\"a\":0.000}",
        "{\"a\":-0.5}                  | {\"a\":-0.50}",
      })
  void isEqualForEqualValuesInAnotherSpelling(String one, String other) {
    assertThat(hash(one)).isEqualTo(hash(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                     | {\"a\":null}",
        "{\"a\":1}              | {\"a\":\"1\"}",
        "{\"a\":1}              | {\"A\":1}",
        "{\"a\":true}           | {\"a\":false}",
        "{\"a\":true}           | {\"a\":1}",
        "{\"a\":\"\"}           | {\"a\":null}",
        "{\"a\":[]}             | {\"a\":{}}",
        "{\"a\":[1,2]}          | {\"a\":[2,1]}",
        "{\"a\":[[1],2]}        | {\"a\":[[1,2]]}",
        "{\"a\":[\"b\",\"c\"]}  | {\"a\":[\"bc\"]}",
        "{\"a\":\"b\",\"c\":\"d\"} | {\"a\":\"bc\",\"d\":\"\"}",
        "{\"a\":{\"b\":1}}      | {\"a\":[\"b\",1]}",
        "{\"a\":\"é\"}          | {\"a\":\"e\"}",
      })
  void differsForDifferentValues(String one, String other) {
    assertThat(hash(one)).isNotEqualTo(hash(other));
  }

  @Test
  void leavesOutWhatIsNotIncluded() {
    Map<String, AttributeValue> attributes = Json.read("{\"a\":1,\"b\":2}");

    assertThat(ContentHash.of(attributes, name -> name.equals("a"))).isEqualTo(hash("{\"a\":1}"));
    assertThat(ContentHash.of(attributes, _ -> false)).isEqualTo(hash("{}"));
  }

  @Test
  void includesBytes() {
    AttributeValue one = AttributeValue.fromB(SdkBytes.fromUtf8String("one"));
    AttributeValue two = AttributeValue.fromB(SdkBytes.fromUtf8String("two"));

    assertThat(ContentHash.of(Map.of("a", one), _ -> true))
        .isEqualTo(ContentHash.of(Map.of("a", one), _ -> true))
        .isNotEqualTo(ContentHash.of(Map.of("a", two), _ -> true))
        .isNotEqualTo(hash("{\"a\":\"one\"}"));
  }

  @Test
  void refusesTypesThatNoRowHolds() {
    Map<String, AttributeValue> set = Map.of("a", AttributeValue.fromSs(List.of("x")));

    assertThatThrownBy(() -> ContentHash.of(set, _ -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row cannot hold a value of type SS");
  }
}
