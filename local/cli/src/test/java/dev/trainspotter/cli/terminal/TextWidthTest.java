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
  })
  void cutsWhatHasNoRoom(String text, int room, String shown) {
    assertThat(TextWidth.cut(text, room)).isEqualTo(shown);
  }
}
