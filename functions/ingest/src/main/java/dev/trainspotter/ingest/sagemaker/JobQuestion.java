package dev.trainspotter.ingest.sagemaker;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.Operator;

/// Which jobs `Search` is asked for. Its filters know whole seconds only, so its response can
/// contain jobs of the seconds in which the range begins and ends.
///
/// @param from the first creation time; null for no beginning
/// @param to the last creation time; null for no end
/// @param statuses the statuses that a job may have; empty for any
public record JobQuestion(@Nullable Instant from, @Nullable Instant to, List<String> statuses) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  /// Copies the list.
  public JobQuestion {
    statuses = List.copyOf(statuses);
  }

  /// The jobs that were created in this range of times.
  public static JobQuestion created(@Nullable Instant from, @Nullable Instant to) {
    return new JobQuestion(from, to, List.of());
  }

  /// The jobs with one of these statuses.
  public static JobQuestion ofStatuses(List<String> statuses) {
    return new JobQuestion(null, null, statuses);
  }

  /// Whether a job of this creation time is asked for.
  public boolean covers(Instant creation) {
    return (from == null || !creation.isBefore(from)) && (to == null || !creation.isAfter(to));
  }

  List<Filter> filters() {
    List<Filter> filters = new ArrayList<>();
    if (from != null) {
      filters.add(filter("CreationTime", Operator.GREATER_THAN_OR_EQUAL_TO, seconds(from)));
    }
    if (to != null) {
      Instant end = to.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
      filters.add(filter("CreationTime", Operator.LESS_THAN_OR_EQUAL_TO, seconds(end)));
    }
    if (!statuses.isEmpty()) {
      filters.add(filter("TrainingJobStatus", Operator.IN, String.join(",", statuses)));
    }
    return filters;
  }

  private static String seconds(Instant time) {
    return SECONDS.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
  }

  private static Filter filter(String name, Operator operator, String value) {
    return Filter.builder().name(name).operator(operator).value(value).build();
  }
}
