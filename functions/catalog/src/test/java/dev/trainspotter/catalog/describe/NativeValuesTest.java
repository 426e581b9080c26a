package dev.trainspotter.catalog.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class NativeValuesTest {
  private static AttributeValue stored(String json) {
    return NativeValues.of(Json.read("{\"value\":" + json + "}").get("value"));
  }

  private static int depth(AttributeValue value) {
    int deepest = 0;
    for (AttributeValue element : value.l()) {
      deepest = Math.max(deepest, depth(element));
    }
    for (AttributeValue member : value.m().values()) {
      deepest = Math.max(deepest, depth(member));
    }
    return value.hasL() || value.hasM() ? deepest + 1 : 0;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.0",
        "1.50",
        "0e999",
        "12345678901234567890123456789012345678",
        "1234567890123456789012345678901234567800",
        "-9.9999999999999999999999999999999999999E+125",
        "1E125",
        "1E-130",
      })
  void keepsANumberThatDynamoDbAcceptsAsANumber(String number) {
    assertThat(NativeValues.number(number)).isEqualTo(AttributeValue.fromN(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012345678901234567890123456789",
        "0.123456789012345678901234567890123456789",
        "1E126",
        "-1E126",
        "1E-131",
        "1E2147483647",
        "1E-2147483648",
        "NaN",
        "Infinity",
        "",
      })
  void keepsAnyOtherNumberAsTheTextThatWasSent(String number) {
    assertThat(NativeValues.number(number)).isEqualTo(AttributeValue.fromS(number));
  }

  @Test
  void keepsAVeryLongNumberAsTextWithoutReadingIt() {
    String digits = "1" + "0".repeat(1_000_000);

    assertThat(NativeValues.number(digits)).isEqualTo(AttributeValue.fromS(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"text\"",
        "true",
        "null",
        "[]",
        "{}",
        "[1,[\"two\",{\"three\":3.0}],null]",
        "{\"b\":{\"a\":[false]},\"a\":\"\"}",
      })
  void leavesAllOtherValuesUnchanged(String json) {
    assertThat(Json.text(stored(json))).isEqualTo(json);
  }

  @Test
  void convertsNumbersAtEveryDepth() {
    assertThat(Json.text(stored("{\"a\":[1e400,{\"b\":1e-400,\"c\":1}]}")))
        .isEqualTo("{\"a\":[\"1e400\",{\"b\":\"1e-400\",\"c\":1}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"\":1}                                | {\"(empty)\":1}",
        "{\"\":1,\"(empty)\":2}                  | {\"((empty))\":1,\"(empty)\":2}",
        "{\"\":1,\"(empty)\":2,\"((empty))\":3}  |"
            + " {\"(((empty)))\":1,\"(empty)\":2,\"((empty))\":3}",
        "{\"a\":{\"\":{\"\":1}}}                 | {\"a\":{\"(empty)\":{\"(empty)\":1}}}",
        "{\"k\\ud83d\":1,\"k\\ufffd\":2}         | {\"(k\ufffd)\":1,\"k\ufffd\":2}",
      })
  void givesAKeyThatDynamoDbRefusesANameThatNoOtherKeyHas(String sent, String stored) {
    assertThat(Json.text(stored(sent))).isEqualTo(stored);
  }

  @Test
  void leavesAKeyAloneThatIsNotEmpty() {
    assertThat(NativeValues.key("(empty)", Map.of("(empty)", 1, "", 2))).isEqualTo("(empty)");
    assertThat(NativeValues.key(" ", Map.of())).isEqualTo(" ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 29, 30, 31, 32, 60, 200})
  void nestsNoDeeperThanDynamoDbAllows(int levels) {
    String sent = "[".repeat(levels) + "7" + "]".repeat(levels);

    AttributeValue stored = stored(sent);

    assertThat(depth(stored)).isEqualTo(Math.min(levels, 30));
    assertThat(Json.text(stored).replace("\"", "")).isEqualTo(sent);
  }

  @Test
  void keepsWhatIsTooDeepAsItsJson() {
    String deep = "{\"name\":[1.50,\"x\",null]}";

    AttributeValue value = stored("[".repeat(30) + deep + "]".repeat(30));
    for (int level = 0; level < 30; level++) {
      value = value.l().getFirst();
    }

    assertThat(value.s()).isEqualTo(deep);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"text\"        | text",
        "\"\\\"0.1\\\"\" | \"0.1\"",
        "1.50            | 1.50",
        "true            | true",
        "[1,\"a\"]       | [1,\"a\"]",
        "{\"a\":null}    | {\"a\":null}",
      })
  void writesAnyValueAsText(String json, String text) {
    assertThat(NativeValues.text(Json.read("{\"value\":" + json + "}").get("value")))
        .isEqualTo(text);
  }

  @Test
  void writesNullAsAnEmptyText() {
    assertThat(NativeValues.text(AttributeValue.fromNul(true))).isEmpty();
  }

  @Test
  void doesNotChangeTheValueThatWasSent() {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    members.put("", AttributeValue.fromN("1e400"));
    AttributeValue sent = AttributeValue.fromL(List.of(AttributeValue.fromM(members)));

    AttributeValue stored = NativeValues.of(sent);

    assertThat(stored).isNotEqualTo(sent);
    assertThat(members).containsExactly(Map.entry("", AttributeValue.fromN("1e400")));
  }
}
