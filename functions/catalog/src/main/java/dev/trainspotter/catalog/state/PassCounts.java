package dev.trainspotter.catalog.state;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What one pass of a reconciliation has counted so far; a figure without a count is zero.
public record PassCounts(Map<Figure, Long> byFigure) {
  /// Nothing counted.
  public static final PassCounts NONE = new PassCounts(Map.of());

  /// One figure of a pass.
  public enum Figure {
    LOOKED_AT("Jobs that SageMaker returned."),
    NEW_JOBS("Jobs that SageMaker returned and that were created since the pass before."),
    MISSED("Jobs without a row whose events should have come."),
    BACKFILLED("Jobs without a row that were created before the stack was deployed."),
    DIFFERING("Jobs whose row differs from what SageMaker returned."),
    NOT_SHOWN("Rows of jobs that SageMaker did not return."),
    HINTS("Hints sent to the backlog queue."),
    HINTS_LEFT_OUT("Hints left out, because the backlog queue was full."),
    UNREADABLE("Records that name no job of the account and Region."),
    CALLS("Requests to `Search`."),
    MILLISECONDS("Time at work, in milliseconds.");

    private final String description;

    Figure(String description) {
      this.description = description;
    }

    /// One sentence for callers.
    public String description() {
      return description;
    }

    /// The figure's name in notes, log lines and the API.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Copies the map.
  public PassCounts {
    byFigure = Map.copyOf(byFigure);
  }

  /// One figure.
  public long get(Figure figure) {
    return byFigure.getOrDefault(figure, 0L);
  }

  /// The sums of both.
  public PassCounts plus(PassCounts other) {
    Map<Figure, Long> sums = new LinkedHashMap<>(byFigure);
    other.byFigure.forEach((figure, count) -> sums.merge(figure, count, Long::sum));
    return new PassCounts(sums);
  }

  AttributeValue toAttribute() {
    return AttributeValue.fromM(
        byFigure.entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey().id(), e -> AttributeValue.fromN("" + e.getValue()))));
  }

  static PassCounts from(@Nullable AttributeValue attribute) {
    Map<Figure, Long> counts = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      AttributeValue count = attribute == null ? null : attribute.m().get(figure.id());
      if (count != null && count.n() != null) {
        counts.put(figure, Long.parseLong(count.n()));
      }
    }
    return new PassCounts(counts);
  }
}
