package dev.trainspotter.cli.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.cli.stack.Invocation;
import dev.trainspotter.cli.stack.StackFunction;
import dev.trainspotter.cli.terminal.ProgressLine;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.ingest.ReconcileHandler;
import dev.trainspotter.ingest.ReconcileProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks for a pass over a period of creation times, and follows it to its end.
///
/// @param pause between two requests for the progress
/// @param attempts how many requests may go unanswered, or show no pass, one after the other
record ManualPass(StackFunction function, ProgressLine line, Duration pause, int attempts) {
  /// Between two requests for the progress. A pass over all jobs takes from seconds to hours.
  static final Duration PAUSE = Duration.ofSeconds(3);

  /// Lambda gives an event up that it could not start within a minute.
  static final int ATTEMPTS = 60;

  /// Asks for the pass, or finds the one that is under way already.
  ///
  /// @param from null for no beginning
  /// @param to null for now
  /// @return what tells the passes to follow from others
  Followed begin(@Nullable Instant from, @Nullable Instant to) throws InterruptedException {
    List<PassState> before = progress();
    List<PassState> underWay = before.stream().filter(PassState::isUnderWay).toList();
    if (!underWay.isEmpty()) {
      line.print(
          "a pass over the jobs created from %s is under way since %s: following it, and no other"
                  .formatted(underWay.getFirst().period(), underWay.getFirst().startedAt())
              + " is begun");
      return new Followed(true, byAccountRegion(underWay));
    }
    JsonObject event =
        new JsonObject()
            .with(ReconcileHandler.FROM, from == null ? "" : Timestamps.format(from))
            .with(ReconcileHandler.TO, to == null ? "" : Timestamps.format(to));
    if (function.start(event.toString()) instanceof Invocation.Unavailable(String reason)) {
      throw RefusedException.failed(reason + ": no pass was begun; try again in a moment");
    }
    return new Followed(false, byAccountRegion(before));
  }

  /// Follows the passes until all of them are complete.
  ///
  /// @return the passes as they ended
  List<PassState> follow(Followed followed) throws InterruptedException {
    for (int unseen = 0; unseen < attempts; unseen++) {
      Thread.sleep(pause);
      List<PassState> passes = progress().stream().filter(followed::includes).toList();
      if (!passes.isEmpty()) {
        unseen = 0;
        line.show(text(passes));
        if (passes.stream().noneMatch(PassState::isUnderWay)) {
          line.clear();
          return passes;
        }
      } else if (followed.isOfOthers()) {
        throw RefusedException.failed(
            "the pass that was followed has been replaced by another one: run the command again");
      }
    }
    throw RefusedException.failed(
        "the function %s did not begin the pass: its log says why".formatted(function.name()));
  }

  /// The passes to follow.
  ///
  /// @param isOfOthers whether they were under way before the command
  /// @param startedAt of the passes that were there before, by account and Region
  record Followed(boolean isOfOthers, Map<String, String> startedAt) {
    boolean includes(PassState pass) {
      String before = startedAt.getOrDefault(pass.accountRegion(), "");
      return !pass.startedAt().isEmpty() && isOfOthers == pass.startedAt().equals(before);
    }
  }

  private List<PassState> progress() throws InterruptedException {
    JsonObject event = new JsonObject().with(ReconcileHandler.PROGRESS, true);
    String reason = "";
    for (int i = 0; i < attempts; i++) {
      switch (function.call(event.toString())) {
        case Invocation.Done(JsonNode response) -> {
          List<PassState> passes = new ArrayList<>();
          response.path(ReconcileProgress.PASSES).forEach(pass -> passes.add(new PassState(pass)));
          return passes;
        }
        case Invocation.Unavailable(String cause) -> {
          reason = cause;
          line.show(cause + ": trying again");
          Thread.sleep(pause);
        }
      }
    }
    throw RefusedException.failed(reason);
  }

  private static Map<String, String> byAccountRegion(List<PassState> passes) {
    return passes.stream()
        .collect(Collectors.toMap(PassState::accountRegion, PassState::startedAt));
  }

  private static String text(List<PassState> passes) {
    List<PassState> underWay = passes.stream().filter(PassState::isUnderWay).toList();
    String counts =
        String.format(
            Locale.ROOT,
            "%,d jobs looked at, %,d calls",
            passes.stream().mapToLong(pass -> pass.count(Figure.LOOKED_AT)).sum(),
            passes.stream().mapToLong(pass -> pass.count(Figure.CALLS)).sum());
    if (underWay.isEmpty()) {
      return "complete: " + counts;
    }
    String done =
        passes.size() == 1
            ? ""
            : ", %d of %d complete".formatted(passes.size() - underWay.size(), passes.size());
    PassState first = underWay.getFirst();
    String position = first.doneUntil().isEmpty() ? "" : ", done until " + first.doneUntil();
    String state =
        underWay.stream().anyMatch(PassState::isWorking)
            ? "at work"
            : "waits for the next run"
                + (first.cause().isEmpty() ? "" : " (" + first.cause() + ")");
    return state + ": " + counts + done + position;
  }
}
