package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.HintState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All hints of a batch about one job, as one request.
///
/// @param name the job's name as a message spells it; null when no message contains it
/// @param events the state changes among the hints
record RefreshRequest(
    TrainingJobArn arn, @Nullable String name, List<Sighting.Announced> events, HintState state) {
  /// The request that these hints make; there is at least one.
  static RefreshRequest of(List<Hint> hints, JobReader reader) {
    List<Sighting.Announced> events =
        hints.stream()
            .filter(hint -> hint.change() != null)
            .map(hint -> announced(hint.arn(), hint.change(), reader))
            .toList();
    HintState state = hints.stream().map(Hint::state).reduce(HintState::merge).orElseThrow();
    for (Sighting.Announced event : events) {
      state = state.withChange(Sighting.modified(event.job()));
    }
    String name = hints.stream().map(Hint::name).filter(Objects::nonNull).findFirst().orElse(null);
    return new RefreshRequest(hints.getFirst().arn(), name, events, state);
  }

  private static Sighting.Announced announced(
      TrainingJobArn arn, Hint.StateChange change, JobReader reader) {
    TrainingJob job = reader.read(arn, change.detail(), ObservedBy.EVENT, change.time());
    return new Sighting.Announced(job, change.time(), change.id());
  }

  /// The creation time in the newest event that has one; null when none has.
  @Nullable AttributeValue creation() {
    return events.stream()
        .map(event -> event.job().get(Column.CREATION_TIME))
        .filter(Objects::nonNull)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /// The hint that asks for the same later.
  Hint hint(TrainingJobArn described, String spelledName, HintState next) {
    return new Hint(described, spelledName, null, next);
  }
}
