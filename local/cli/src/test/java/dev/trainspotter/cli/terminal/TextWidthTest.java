package dev.trainspotter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'',              0",
    "bert-1,          6",
    "é,               1",
    "e\u0301,         1",
    "ключ,            4",
    "漢字かなカナ,    12",
    "한글,            4",
    "\u1112\u1161\u11AB, 2",
    "ＡＢ。,          6",
    "ｶﾅ,              2",
    "\uD83D\uDE82,    2",
    "\uD840\uDC00,    2",
    "\uD83C\uDDE9\uD83C\uDDEA, 2",
    "a\u200Bb\uFEFF,  2",
    "\uD83D\uDC69\u200D\uD83D\uDC67, 2",
    "\uD83D\uDC4D\uD83C\uDFFD, 2",
    "1\uFE0F\u20E3,  2",
    "\u231A,          2",
    "…→│,             3",
  })
  void countsTheColumnsOfATerminal(String text, int columns) {
    assertThat(TextWidth.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "abcde,        5, abcde",
    "abcdef,       5, abcd…",
    "漢字漢,       5, 漢字…",
    "漢字漢,       4, 漢…",
    "e\u0301e\u0301e\u0301, 2, e\u0301…",
    "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDE9\uD83C\uDDEA, 3, \uD83C\uDDE9\uD83C\uDDEA…",
    "a漢,          1, …",
  })
  void cutsATextThatIsTooWide(String text, int room, String shown) {
    assertThat(TextWidth.cut(text, room)).isEqualTo(shown);
  }
}
