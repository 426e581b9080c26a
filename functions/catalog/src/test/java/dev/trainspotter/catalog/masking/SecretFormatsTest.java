package dev.trainspotter.catalog.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Secrets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every public format of a secret, by examples that are made from the format itself.
class SecretFormatsTest {
  private static final int EXAMPLES = 5;

  /// Made-up secrets of this format, always the same ones.
  static List<String> examples(SecretFormat format) {
    var random = new Random(format.prefix().hashCode());
    return Stream.generate(() -> example(format, random)).limit(EXAMPLES).toList();
  }

  private static String example(SecretFormat format, Random random) {
    var example = new StringBuilder();
    for (var part : format.parts()) {
      switch (part) {
        case SecretFormat.Literal(var text) -> example.append(text);
        case SecretFormat.Run(var set, var min, var max) -> {
          var length = min + random.nextInt(Math.min(max - min, 6) + 1);
          random
              .ints(length, 0, set.members().length())
              .forEach(index -> example.append(set.members().charAt(index)));
        }
      }
    }
    return example.toString();
  }

  static List<SecretFormat> formats() {
    return SecretFormats.PUBLIC.all();
  }

  @Test
  void hasMoreThanAHundredFormats() {
    assertThat(formats()).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    assertThat(formats().stream().map(SecretFormat::name).distinct()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void masksItWhereverUsersPutIt(SecretFormat format) {
    for (var secret : examples(format)) {
      for (var placement : Placement.values()) {
        assertThat(SecretText.mask(placement.with(secret)))
            .as("%s %s", placement, secret)
            .isEqualTo(placement.with(Masking.MASKED));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void masksItInEveryColumnThatIsSearched(SecretFormat format) {
    var secret = examples(format).getFirst();
    var columns =
        Arrays.stream(Column.values()).filter(column -> column.secrets() == Secrets.ANYWHERE);

    assertThat(columns)
        .hasSizeGreaterThan(25)
        .allSatisfy(
            column ->
                assertThat(Masking.on().mask(Map.of(column.id(), nested(secret))))
                    .isEqualTo(Map.of(column.id(), nested(Masking.MASKED))));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void changesNothingTwice(SecretFormat format) {
    for (var placement : Placement.values()) {
      var masked = SecretText.mask(placement.with(examples(format).getFirst()));

      assertThat(SecretText.mask(masked)).isEqualTo(masked);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void keepsItsPrefixAlone(SecretFormat format) {
    assertThat(SecretText.mask(format.prefix())).isEqualTo(format.prefix());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<alnum:20+>",
        "a<alnum:20+>",
        "ab<alnum:20+>c<hex:4>",
        "ab<other:20>",
        "ab<alnum>",
        "ab<alnum:+>",
      })
  void rejectsALineThatIsNoFormat(String format) {
    assertThatThrownBy(() -> SecretFormat.parse("name", format))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AttributeValue nested(String secret) {
    var text = AttributeValue.fromS("uses " + secret);
    var list = AttributeValue.fromL(List.of(text, AttributeValue.fromM(Map.of("Deep", text))));
    return AttributeValue.fromM(Map.of("Text", text, "List", list));
  }
}
