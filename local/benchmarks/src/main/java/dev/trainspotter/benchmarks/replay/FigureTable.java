package dev.trainspotter.benchmarks.replay;

import java.util.List;
import java.util.Locale;

/// The spread of measured figures as a Markdown table.
public final class FigureTable {
  private static final String HEAD =
      """
      | figure | median | mean | min | max |
      |---|---:|---:|---:|---:|
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  /// Adds a figure.
  ///
  /// @param decimals how many decimal places are shown
  /// @param values one for each run; at least one
  public FigureTable with(String title, int decimals, List<Double> values) {
    Spread spread = Spread.of(values);
    String number = "%,." + decimals + "f";
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | " + String.join(" | ", number, number, number, number) + " |%n",
            title,
            spread.median(),
            spread.mean(),
            spread.min(),
            spread.max()));
    return this;
  }

  /// The table.
  public String text() {
    return text.toString();
  }

  /// The median of these values; there must be at least one.
  public static double median(List<Double> values) {
    return Spread.of(values).median();
  }
}
