package dev.trainspotter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TableWidthTest {
  private static List<TableColumn> columns(List<Integer> widths) {
    return IntStream.range(0, widths.size())
        .mapToObj(i -> new TableColumn("c" + i, widths.get(i), false))
        .toList();
  }

  private static List<Integer> fit(List<Integer> widths, int terminal) {
    return TableWidth.fit(columns(widths), terminal).stream().map(TableColumn::width).toList();
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "20 40 10, 74, 20 40 10, 'it fits as it is'",
    "20 40 10, 73, 20 39 10, 'the widest is shortened'",
    "20 40 10, 54, 20 20 10, 'down to the second widest'",
    "20 40 10, 50, 18 18 10, 'then both'",
    "20 40 10, 46, 16 16 10, 'down to the shortest'",
    "20 40 10, 45, 20 23,    'then the last column is left out, and the others keep their width'",
    "20 40 10, 33, 20,       'and so on'",
    "40,       5,  5,        'the first column always stays'",
    "40,       1,  1,        'even on a terminal of one column'",
  })
  void shortensTheWidestColumnsThenLeavesOutTheLast(String widths, int terminal, String fitted) {
    assertThat(fit(numbers(widths), terminal)).isEqualTo(numbers(fitted));
  }

  private static List<Integer> numbers(String text) {
    return Stream.of(text.split(" ")).map(Integer::valueOf).toList();
  }

  private static Stream<List<Integer>> widths() {
    Random random = new Random(7);
    return Stream.generate(() -> random.ints(1 + random.nextInt(12), 1, 64).boxed().toList())
        .limit(50);
  }

  @ParameterizedTest
  @MethodSource("widths")
  void fitsEveryTerminal(List<Integer> widths) {
    for (int terminal = 1; terminal <= 250; terminal++) {
      List<Integer> fitted = fit(widths, terminal);

      int total = fitted.stream().mapToInt(Integer::intValue).sum() + 2 * (fitted.size() - 1);
      assertThat(fitted).isNotEmpty().allMatch(width -> width > 0);
      assertThat(total).isLessThanOrEqualTo(terminal);
    }
  }
}
