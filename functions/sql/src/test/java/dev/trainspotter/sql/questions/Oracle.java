package dev.trainspotter.sql.questions;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answer to a question in plain Java.
@FunctionalInterface
interface Oracle {
  /// The rows of the answer at a time.
  List<List<Object>> rows(List<Job> jobs, Instant now);

  /// The jobs that were created at this time or later.
  static Stream<Job> since(Instant start, List<Job> jobs) {
    return jobs.stream().filter(job -> !job.created().isBefore(start));
  }

  static Instant daysBefore(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }

  /// The beginning of the week.
  static Instant monday(Instant now) {
    return day(now).with(DayOfWeek.MONDAY).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /// Groups in the order of their keys.
  static Map<String, List<Job>> by(Function<Job, String> key, Stream<Job> jobs) {
    return jobs.collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  static double rounded(double number, int decimals) {
    double factor = Math.pow(10, decimals);
    return Math.round(number * factor) / factor;
  }

  /// Instance hours, with one decimal.
  static double hours(double instanceSeconds) {
    return rounded(instanceSeconds / 3600, 1);
  }

  /// The value below which this part of the numbers is, between two of them if necessary.
  static double percentile(double part, List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    double place = part * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    double first = sorted.get(below);
    return first + (sorted.get(above) - first) * (place - below);
  }

  /// Rows by a column with numbers, the highest first; rows with the same number by the first
  /// column.
  static List<List<Object>> descending(int column, Stream<List<Object>> rows) {
    return rows.sorted(
            Comparator.comparingDouble(
                    (List<Object> row) -> -((Number) row.get(column)).doubleValue())
                .thenComparing(row -> row.getFirst().toString()))
        .toList();
  }

  /// The first five.
  static List<List<Object>> five(List<List<Object>> rows) {
    return rows.subList(0, Math.min(5, rows.size()));
  }
}
