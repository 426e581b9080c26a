package dev.trainspotter.catalog.state;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which jobs a reconciliation compares, in the order in which a run takes them.
public enum RangeKind {
  /// Jobs that run, by their status: in SageMaker's responses or in the rows.
  OPEN(Duration.ofMinutes(5)),
  /// Jobs that were created in the last 35 days.
  RECENT(Duration.ofHours(1)),
  /// Jobs of a period of creation times that somebody asked for.
  BY_HAND(null),
  /// Every job: when the stack is new, and then every week.
  ALL(Duration.ofDays(7)),
  /// Rows that no description has reached, because there was no room for their hints in the
  /// backlog queue. SageMaker is not searched for them.
  NOT_DESCRIBED(null);

  private final @Nullable Duration period;

  RangeKind(@Nullable Duration period) {
    this.period = period;
  }

  /// The kind with this id; null when there is none.
  public static @Nullable RangeKind find(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst().orElse(null);
  }

  /// The kind's name in notes, log lines and the API.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How much time lies between the starts of two passes; null when there is no schedule.
  public @Nullable Duration period() {
    return period;
  }
}
