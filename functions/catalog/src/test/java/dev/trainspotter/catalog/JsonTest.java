package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"text\"",
        "\"a \\\"quoted\\\" word\\n\"",
        "\"\\\\\"",
        "1",
        "-0.50",
        "12345678901234567890123456789012345678901234567890",
        "1e400",
        "true",
        "false",
        "null",
        "[]",
        "[1,[2,\"three\"],{}]",
        "{}",
        "{\"z\":1,\"a\":{\"b\":[null,true]}}",
        "\"\u2028 é 😀\"",
      })
  void writesAValueAsItWasRead(String json) {
    AttributeValue value = Json.read("{\"member\":" + json + "}").get("member");

    assertThat(Json.text(value)).isEqualTo(json);
  }

  @Test
  void keepsTheOrderOfMembers() {
    String json = "{\"z\":1,\"a\":2,\"m\":3}";

    assertThat(Json.read(json).keySet()).containsExactly("z", "a", "m");
    assertThat(Json.text(Json.read(json))).isEqualTo(json);
  }

  @Test
  void readsAnObjectAfterAByteOrderMark() {
    assertThat(Json.read("\uFEFF {\"a\":1}")).containsEntry("a", AttributeValue.fromN("1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\uFEFF",
        "\uFEFF\uFEFF{}",
        "{",
        "{\"a\":}",
        "not json",
        "{\"a\":NaN}",
        "{'a':1}"
      })
  void refusesTextThatIsNotAJsonObject(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void takesQuotesAndEscapesOffAJsonString() {
    assertThat(Json.unquoted("\"0.1\"")).isEqualTo("0.1");
    assertThat(Json.unquoted("\"\"")).isEmpty();
    assertThat(Json.unquoted("\"a\\\"b\\\\\"")).isEqualTo("a\"b\\");
    assertThat(Json.unquoted("\"\\u00e9\\n\"")).isEqualTo("é\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "0.1",
        "\"open",
        "open\"",
        " \"a\"",
        "\"a\" ",
        "\"a\",\"b\":\"c\"",
        "\"a\",\"value\":\"c\"",
        "\"a\"}{\"b\"",
        "\"a\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"a\nb\"",
        "'a'",
      })
  void leavesTextAloneThatIsNotOneJsonString(String text) {
    assertThat(Json.unquoted(text)).isNull();
  }

  @Test
  void takesQuotesOffALongTextWithManyEscapes() {
    String escapes = "\\\\".repeat(200_000);

    assertThat(Json.unquoted("\"" + escapes + "\"")).hasSize(200_000);
  }

  @Test
  void buildsAnObjectInTheOrderOfItsMembers() {
    JsonObject object =
        new JsonObject()
            .with("text", "a \"quoted\" word")
            .with("number", 9_007_199_254_740_993L)
            .with("flag", false)
            .with("stored", AttributeValue.fromN("1.50"))
            .with("object", new JsonObject().with("inner", 1))
            .withTexts("texts", List.of("one", "two"))
            .withLists("lists", List.of(List.of("a"), List.of()))
            .withObjects("objects", List.of(new JsonObject(), new JsonObject().with("x", "y")));

    assertThat(object)
        .hasToString(
            "{\"text\":\"a \\\"quoted\\\" word\",\"number\":9007199254740993,\"flag\":false,"
                + "\"stored\":1.50,\"object\":{\"inner\":1},\"texts\":[\"one\",\"two\"],"
                + "\"lists\":[[\"a\"],[]],\"objects\":[{},{\"x\":\"y\"}]}");
  }

  @Test
  void leavesOutMembersWithoutAValue() {
    Map<String, String> absent = Map.of();

    JsonObject object = new JsonObject().with("absent", absent.get("text")).with("present", "");

    assertThat(object).hasToString("{\"present\":\"\"}");
  }
}
