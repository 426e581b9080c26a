package dev.trainspotter.query.timeline;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a job spent its time.
public final class Timeline {
  /// The columns that a timeline repeats, so that it can be read without the row.
  public static final List<Column> REPEATED =
      List.of(
          Column.TRAINING_JOB_ARN,
          Column.TRAINING_JOB_NAME,
          Column.TRAINING_JOB_STATUS,
          Column.SECONDARY_STATUS,
          Column.CREATION_TIME,
          Column.DELETED_AT);

  private final TrainingJob job;
  private final Instant asOf;
  private final JobLifetime lifetime;
  private final List<Phase> phases;
  private final List<Gap> gaps;

  private Timeline(TrainingJob job, Instant asOf) {
    this.job = job;
    this.asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
    this.lifetime = JobLifetime.of(job);
    this.phases = Phases.of(Transition.of(job), lifetime);
    this.gaps = phases.isEmpty() ? List.of() : Gap.between(phases, lifetime, this.asOf);
  }

  /// The timeline of this job.
  ///
  /// @param asOf until when a phase that still goes on is counted
  public static Timeline of(TrainingJob job, Instant asOf) {
    return new Timeline(job, asOf);
  }

  /// The timeline as one JSON object. Sums are absent when SageMaker gives no history.
  public String toJson() {
    JsonObject members = new JsonObject();
    REPEATED.forEach(column -> members.with(column.id(), job.get(column)));
    members
        .with(TimelineMember.AS_OF.id(), Timestamps.format(asOf))
        .withObjects(TimelineMember.PHASES.id(), phases.stream().map(this::json).toList())
        .withObjects(TimelineMember.GAPS.id(), gaps.stream().map(this::json).toList())
        .withObjects(
            TimelineMember.INTERRUPTIONS.id(),
            of(PhaseKind.INTERRUPTION).map(this::interruption).toList());
    if (!phases.isEmpty()) {
      addSums(members);
    }
    return members.toString();
  }

  private void addSums(JsonObject members) {
    for (PhaseKind kind : PhaseKind.values()) {
      if (kind.sum() != null) {
        List<Span> spans = of(kind).map(Phase::span).toList();
        members.with(kind.sum(), seconds(Span.covered(spans, asOf)));
      }
    }
    members.with(
        TimelineMember.GAP_SECONDS.id(),
        seconds(Span.covered(gaps.stream().map(Gap::span).toList(), asOf)));
    Stream<Span> all =
        Stream.concat(phases.stream().map(Phase::span), gaps.stream().map(Gap::span));
    Instant end = all.map(span -> span.endBy(asOf)).max(Instant::compareTo).orElse(asOf);
    Instant first = phases.getFirst().start();
    Instant start = first.isBefore(lifetime.created()) ? first : lifetime.created();
    members.with(TimelineMember.TOTAL_SECONDS.id(), seconds(Duration.between(start, end)));
  }

  private Stream<Phase> of(PhaseKind kind) {
    return phases.stream().filter(phase -> phase.kind() == kind);
  }

  private JsonObject json(Phase phase) {
    JsonObject members =
        new JsonObject()
            .with(TimelineMember.STATUS.id(), phase.status())
            .with(TimelineMember.KIND.id(), phase.kind().id());
    return add(members, phase.span()).withTexts(TimelineMember.MESSAGES.id(), phase.messages());
  }

  private JsonObject interruption(Phase phase) {
    return add(new JsonObject(), phase.span())
        .withTexts(TimelineMember.MESSAGES.id(), phase.messages());
  }

  private JsonObject json(Gap gap) {
    return add(new JsonObject(), gap.span())
        .with(TimelineMember.AFTER.id(), gap.after())
        .with(TimelineMember.BEFORE.id(), gap.before());
  }

  private JsonObject add(JsonObject members, Span span) {
    return members
        .with(TimelineMember.START_TIME.id(), Timestamps.format(span.start()))
        .with(
            TimelineMember.END_TIME.id(), span.end() == null ? null : Timestamps.format(span.end()))
        .with(TimelineMember.SECONDS.id(), seconds(span.length(asOf)));
  }

  private static AttributeValue seconds(Duration length) {
    return AttributeValue.fromN(BigDecimal.valueOf(length.toMillis(), 3).toPlainString());
  }
}
