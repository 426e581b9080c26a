package dev.trainspotter.benchmarks.sizes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sizes as two Markdown tables: the zips of each function, and the libraries in them.
record SizeTable(List<FunctionSize> functions) {
  private static final String HEAD =
      """
      | zip | arm64, MB | x86_64, MB | bound, MB | | not shrunk, MB |
      |---|---:|---:|---:|---|---:|
      """;

  private static final double MEGABYTE = 1e6;
  private static final double KILOBYTE = 1e3;

  /// Keeps its own copy.
  SizeTable {
    functions = List.copyOf(functions);
  }

  /// The two tables.
  String text() {
    return functions.stream().map(SizeTable::zip).collect(Collectors.joining("", HEAD, "\n"))
        + parts();
  }

  private static String zip(FunctionSize function) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %s | %s | %.1f |%n",
        function.name(),
        function.arm64().bytes() / MEGABYTE,
        function.x86().bytes() / MEGABYTE,
        function.bound() == null ? "" : number(function.bound() / MEGABYTE),
        function.isWithinBound() ? "" : "**exceeded**",
        function.unshrunkBytes() / MEGABYTE);
  }

  /// Every part of the zips for arm64, the largest first.
  private String parts() {
    Map<String, Long> unshrunk = new TreeMap<>();
    functions.forEach(function -> unshrunk.putAll(function.unshrunk()));
    StringBuilder text = new StringBuilder();
    text.append(row("part, KB in the zip for arm64", "not shrunk", FunctionSize::name));
    text.append("|---|---:|").append("---:|".repeat(functions.size())).append('\n');
    unshrunk.keySet().stream()
        .sorted(Comparator.comparingLong(this::largest).reversed())
        .map(
            library ->
                row(
                    name(library),
                    kilobytes(unshrunk.get(library)),
                    function -> kilobytes(function.shipped().get(library))))
        .forEach(text::append);
    text.append(row("our classes", function -> function.arm64().ours()));
    text.append(row("names of the files", function -> function.arm64().names()));
    return text.append(row("**together**", function -> function.arm64().bytes())).toString();
  }

  private long largest(String library) {
    return functions.stream()
        .mapToLong(function -> function.shipped().getOrDefault(library, 0L))
        .max()
        .orElseThrow();
  }

  private String row(String part, ToLongFunction<FunctionSize> bytes) {
    return row(part, "", function -> kilobytes(bytes.applyAsLong(function)));
  }

  private String row(String part, String unshrunk, Cell cell) {
    return Stream.concat(Stream.of(part, unshrunk), functions.stream().map(cell::of))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private interface Cell {
    String of(FunctionSize function);
  }

  private static String kilobytes(@Nullable Long bytes) {
    return bytes == null ? "" : number(bytes / KILOBYTE);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /// The library without its version and system.
  private static String name(String file) {
    return file.replaceFirst("-[0-9].*\\.jar$", "").replaceFirst("\\.so_.*", "");
  }
}
