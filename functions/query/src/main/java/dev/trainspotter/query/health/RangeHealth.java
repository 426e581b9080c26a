package dev.trainspotter.query.health;

import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether one range was reconciled on time.
record RangeHealth(ReconciledRange range, Instant now) {
  /// Why the range is not fresh; null when it is.
  @Nullable String fault() {
    Pass unfinished = range.unfinished();
    if (range.kind() == RangeKind.NOT_DESCRIBED && unfinished != null) {
      return "some rows wait for their description, because the backlog had no room for them";
    }
    Duration period = range.kind().period();
    if (period == null) {
      return null;
    }
    String jobs = jobs(range.kind());
    if (range.complete() == null) {
      return unfinished == null
          ? "no pass over %s was ever begun".formatted(jobs)
          : "the first pass over %s is under way%s".formatted(jobs, position(unfinished));
    }
    return range.isOverdue(now)
        ? "the last complete pass over %s began %s ago, and one is due every %s%s"
            .formatted(jobs, Words.of(lag(range.complete())), Words.of(period), stop(unfinished))
        : null;
  }

  JsonObject toJson() {
    Duration period = range.kind().period();
    JsonObject members = new JsonObject().with(HealthMember.RANGE.id(), range.kind().id());
    if (period != null) {
      members
          .with(HealthMember.OVERDUE.id(), range.isOverdue(now))
          .with(HealthMember.PERIOD_SECONDS.id(), period.toSeconds());
    }
    if (range.complete() != null) {
      members
          .with(HealthMember.LAG_SECONDS.id(), lag(range.complete()).toSeconds())
          .with(HealthMember.LAST_COMPLETE.id(), PassJson.of(range.complete()));
    }
    if (range.unfinished() != null) {
      members.with(HealthMember.UNDER_WAY.id(), PassJson.of(range.unfinished()));
    }
    return members;
  }

  /// The clocks of two functions may differ a little.
  private Duration lag(Pass complete) {
    Duration lag = Duration.between(complete.startedAt(), now);
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  private static String position(Pass pass) {
    String until =
        pass.doneUntil() == null
            ? ""
            : ": done are jobs created before " + Timestamps.format(pass.doneUntil());
    return until + stop(pass);
  }

  private static String stop(@Nullable Pass pass) {
    return pass == null || pass.cause().isEmpty()
        ? ""
        : "; the last run stopped early: " + pass.cause();
  }

  private static String jobs(RangeKind kind) {
    return switch (kind) {
      case OPEN -> "running jobs";
      case RECENT -> "the jobs of the last 35 days";
      case ALL -> "all jobs";
      case BY_HAND -> "the jobs of a period that somebody asked for";
      case NOT_DESCRIBED -> "the rows without a description";
    };
  }
}
