package dev.trainspotter.cli.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.ingest.ReconcileProgress;
import java.util.Locale;

/// How far the pass by hand is in one account and Region, as the function returns it.
record PassState(JsonNode members) {
  /// The account and Region, such as `111122223333/eu-west-1`.
  String accountRegion() {
    return "%s/%s".formatted(text(ReconcileProgress.ACCOUNT_ID), text(ReconcileProgress.REGION));
  }

  /// What tells the pass from others of the account and Region; empty when there never was one.
  String startedAt() {
    return text(ReconcileProgress.STARTED_AT);
  }

  boolean isUnderWay() {
    return is(ReconcileProgress.State.WAITING) || isWorking();
  }

  boolean isWorking() {
    return is(ReconcileProgress.State.WORKING);
  }

  boolean isComplete() {
    return is(ReconcileProgress.State.COMPLETE);
  }

  /// The time before which every job is done; empty at the start.
  String doneUntil() {
    return text(ReconcileProgress.DONE_UNTIL);
  }

  /// Why the last run stopped early; empty when none did.
  String cause() {
    return text(ReconcileProgress.CAUSE);
  }

  /// The period of creation times in words.
  String period() {
    String from = text(ReconcileProgress.FROM);
    return "%s to %s"
        .formatted(from.isEmpty() ? "the beginning" : from, text(ReconcileProgress.TO));
  }

  long count(Figure figure) {
    return members.path(figure.id()).asLong();
  }

  /// What the pass found, in one line.
  String found() {
    return String.format(
        Locale.ROOT,
        "%s: looked at %,d, missed %,d, backfilled %,d, differing %,d, not shown %,d, %,d calls,"
            + " %,d seconds",
        accountRegion(),
        count(Figure.LOOKED_AT),
        count(Figure.MISSED),
        count(Figure.BACKFILLED),
        count(Figure.DIFFERING),
        count(Figure.NOT_SHOWN),
        count(Figure.CALLS),
        count(Figure.MILLISECONDS) / 1000);
  }

  private boolean is(ReconcileProgress.State state) {
    return text(ReconcileProgress.STATE).equals(state.id());
  }

  private String text(String member) {
    return members.path(member).asText();
  }
}
