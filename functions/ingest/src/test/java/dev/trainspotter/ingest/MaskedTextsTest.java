package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Json;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every place where a message's or a response's text could end: rows, queues and log lines.
class MaskedTextsTest {
  private static final String SECRET = "hunter2-EXAMPLE";
  private static final String EVENT =
      Events.text("completed.json")
          .replace(
              "\"detail\": {",
              "\"detail\": {\"NewNote\": \"train.py --db_password hunter2-EXAMPLE\","
                  + " \"NewParameters\": {\"db_password\": \"hunter2-EXAMPLE\"},");

  private final RealParts parts = new RealParts();

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-in-failure-reason", "secret-in-other-maps"})
  void storesNoSecretOfAnyColumn(String situation) {
    RealParts.SAGE_MAKER.put(Events.text(situation + ".describe.json"), Map.of("team", "nlp"));

    parts.deliver(Events.text(situation + ".json"));

    assertThat(parts.outcomes()).containsExactly("kept");
    assertThat(parts.rows().toString())
        .contains("[masked]")
        .doesNotContain("hunter2", "hf_aB3aB3", "0123456789abcdef", "ab12ab12ab12ab12");
  }

  @Test
  void storesNoSecretOfAnEvent() {
    RealParts.SAGE_MAKER.fault(Fault.denied());

    parts.deliver(EVENT);

    assertThat(parts.rows().toString()).contains("[masked]").doesNotContain(SECRET);
    assertThat(parts.takeBacklog().toString()).doesNotContain(SECRET);
    assertThat(parts.log()).doesNotContain(SECRET);
  }

  @Test
  void buriesAMessageWithoutItsSecretsAndInItsShape() {
    parts.deliver(EVENT.replace("\"account\": \"111122223333\"", "\"account\": \"999900001111\""));

    String letter = parts.takeDeadLetters().getFirst();
    assertThat(letter).contains("[masked]").doesNotContain(SECRET);
    assertThat(Json.read(letter))
        .isEqualTo(
            Json.read(
                EVENT
                    .replace("\"account\": \"111122223333\"", "\"account\": \"999900001111\"")
                    .replace(SECRET, "[masked]")));
  }

  @Test
  void readsABuriedMessageAgain() {
    RealParts.SAGE_MAKER.put(Events.text("completed.describe.json"), Map.of());
    parts.deliver(EVENT.replace("\"account\": \"111122223333\"", "\"account\": \"999900001111\""));
    String letter = parts.takeDeadLetters().getFirst();

    parts.deliver(letter.replace("\"account\":\"999900001111\"", "\"account\":\"111122223333\""));

    assertThat(parts.outcomes()).containsExactly("dead-lettered", "kept");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'password': 'hunter2-EXAMPLE'            | {'password': '[masked]'",
        "{}                                        | {}",
        "['--password hunter2-EXAMPLE']            | ['--password [masked]']",
        "'--password hunter2-EXAMPLE'              | '--password [masked]'",
        "password=hunter2-EXAMPLE                  | password=[masked]",
        "{'secret': 'hunter2-EXAMPLE', 'secret': 1} | {'secret':1}",
      },
      quoteCharacter = '`')
  void buriesNoOtherMessageWithItsSecrets(String body, String letter) {
    parts.deliver(body.replace('\'', '"'));

    assertThat(parts.takeDeadLetters()).containsExactly(letter.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\uFFFE",
        "\\uffff",
        "\\u0000",
        "\\u0008",
        "\\uD800",
        "\\udc00x",
        "\\ud83d\\ude00"
      })
  void buriesAMessageWithCharactersThatSqsRefuses(String escape) {
    String foreign =
        EVENT
            .replace("\"account\": \"111122223333\"", "\"account\": \"999900001111\"")
            .replace(SECRET, "a" + escape + "b");

    var answer = parts.deliver(foreign);

    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(parts.takeDeadLetterReasons()).containsExactly("foreign-account");
  }

  @Test
  void buriesJsonOfAnyDepthWithoutItsSecrets() {
    int depth = 20_000;

    parts.deliver("{\"a\":".repeat(depth) + "\"password=" + SECRET + "\"" + "}".repeat(depth));

    assertThat(parts.takeDeadLetters()).hasSize(1).noneMatch(letter -> letter.contains(SECRET));
  }
}
