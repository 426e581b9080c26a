package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.state.LastEvents;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.edge.InstanceErrors;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.ingest.hint.Hint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// Notes the last state change of each account and Region, for the API's health.
record EventNotes(LastEvents notes, Masking masking, JsonLog log, InstantSource clock) {
  /// Notes the newest state change among these hints, whose rows are kept. An error is logged and
  /// changes nothing else.
  void note(Stream<Hint> kept) {
    Map<AccountRegion, Instant> newest = new TreeMap<>();
    kept.filter(hint -> hint.change() != null)
        .forEach(
            hint ->
                newest.merge(
                    hint.arn().accountRegion(),
                    hint.change().time(),
                    BinaryOperator.maxBy(Instant::compareTo)));
    newest.forEach(this::note);
  }

  private void note(AccountRegion accountRegion, Instant time) {
    try {
      notes.note(new LastEvent(accountRegion, time), clock.instant());
    } catch (RuntimeException | Error e) {
      InstanceErrors.rethrow(e);
      log.log(
          "WARN",
          "the time of the last event was not noted",
          Map.of(
              "account_id",
              accountRegion.accountId(),
              "region",
              accountRegion.region(),
              MessageLog.ERROR,
              masking.mask(String.valueOf(e))));
    }
  }
}
