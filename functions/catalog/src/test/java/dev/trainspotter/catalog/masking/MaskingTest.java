package dev.trainspotter.catalog.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.LabelledValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class MaskingTest {
  private static final Masking MASKING = Masking.on();
  private static final int ONE_MEGABYTE = 1_000_000;

  @ParameterizedTest
  @MethodSource("secrets")
  void masksASecretAndNothingElse(LabelledValue labelled) {
    assertThat(MASKING.mask(labelled.row())).isEqualTo(labelled.maskedRow());
  }

  @ParameterizedTest
  @MethodSource("lookalikes")
  void keepsWhatOnlyLooksLikeASecret(LabelledValue labelled) {
    assertThat(MASKING.mask(labelled.row())).isEqualTo(labelled.row());
  }

  @ParameterizedTest
  @MethodSource("hyperparameters")
  void keepsCommonHyperparameters(String name, String value) {
    var row = rowOf("hyper_parameters", name, value);

    assertThat(MASKING.mask(row)).isEqualTo(row);
  }

  @ParameterizedTest
  @MethodSource("hyperparameters")
  void keepsCommonHyperparametersThatTheSdksQuote(String name, String value) {
    var row = rowOf("hyper_parameters", name, "\"" + value.replace("\"", "\\\"") + "\"");

    assertThat(MASKING.mask(row)).isEqualTo(row);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void changesNothingInAMaskedRow(LabelledValue labelled) {
    var masked = MASKING.mask(labelled.row());

    assertThat(MASKING.mask(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void changesNothingTwiceInSecretsRunTogether(long seed) throws IOException {
    var texts = texts();
    var random = new Random(seed);

    for (var i = 0; i < 1_000; i++) {
      var text = shuffled(texts, random);
      var masked = SecretText.mask(text);
      assertThat(SecretText.mask(masked)).as("seed %d, text <%s>", seed, text).isEqualTo(masked);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A",
        "1",
        "-",
        "=",
        "\\",
        "\"",
        " ",
        "[",
        "{",
        "eyJ",
        "eyJaaaaaaaa.",
        "-eyJ",
        "hf_",
        "sk-ant-",
        "xoxb-",
        "://",
        "://a:",
        "://a:b",
        "password=",
        "password='",
        "password=[",
        "--password ",
        "password: \\\"",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----END ",
        "aB1/",
        "${",
        "arn:aws:",
        "AKIA",
        "bearer ",
        "Authorization: Basic "
      })
  void findsASecretBehindAMegabyteOfTheSame(String piece) {
    var secret = "AKIAIOSFODNN7EXAMPLE";

    var masked = SecretText.mask(piece.repeat(ONE_MEGABYTE / piece.length()) + "\n" + secret);

    assertThat(masked).doesNotContain(secret);
  }

  @Test
  void leavesEverythingWhenSwitchedOff() {
    var row = rowOf("environment", "PASSWORD", "hunter2");

    assertThat(Masking.off().mask(row)).isEqualTo(row);
  }

  @Test
  void saysWhyEachShapeAndWordIsMasked() {
    assertThat(SecretShape.values()).allSatisfy(shape -> assertThat(shape.reason()).isNotBlank());
    assertThat(SecretPhrase.ALL).allSatisfy(phrase -> assertThat(phrase.reason()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void masksUnderEachWordOfTheList(String words) {
    var row = rowOf("environment", words.replace(' ', '_'), "EXAMPLE");

    assertThat(MASKING.mask(row))
        .isEqualTo(rowOf("environment", words.replace(' ', '_'), "[masked]"));
  }

  private static String shuffled(List<String> texts, Random random) {
    var joints = List.of("", "", " ", "-", "_", ".", "=", ":", "/", "\"", "\\\"", "[", "]", "\n");
    var text = new StringBuilder();
    for (var i = 0; i < 4; i++) {
      text.append(texts.get(random.nextInt(texts.size())));
      text.append(joints.get(random.nextInt(joints.size())));
    }
    var start = random.nextInt(8);
    return text.substring(Math.min(start, text.length()));
  }

  private static List<String> texts() throws IOException {
    var texts = new ArrayList<String>();
    secrets().forEach(labelled -> labelled.addTextsTo(texts));
    lookalikes().forEach(labelled -> labelled.addTextsTo(texts));
    return texts;
  }

  private static Map<String, AttributeValue> rowOf(String column, String key, String value) {
    return Map.of(column, AttributeValue.fromM(Map.of(key, AttributeValue.fromS(value))));
  }

  static Stream<LabelledValue> secrets() throws IOException {
    return LabelledValue.readAll("secrets.jsonl").stream();
  }

  static Stream<LabelledValue> lookalikes() throws IOException {
    return LabelledValue.readAll("lookalikes.jsonl").stream();
  }

  static Stream<Object[]> hyperparameters() throws IOException {
    return LabelledValue.lines("hyperparameters.tsv").stream().map(line -> line.split("\t", 2));
  }

  static Stream<String> phrases() {
    return SecretPhrase.ALL.stream().map(SecretPhrase::words);
  }
}
