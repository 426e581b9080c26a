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
  /// What is repeated of the job, so that an answer can stand alone.
  public static final List<Column> REPEATED =
      List.of(
          Column.TRAINING_JOB_ARN,
          Column.TRAINING_JOB_NAME,
          Column.TRAINING_JOB_STATUS,
          Column.SECONDARY_STATUS,
          Column.CREATION_TIME,
          Column.DELETED_AT);

  /// The member that sums the gaps.
  public static final String GAPS_SUM = "gap_seconds";

  /// The member that says how long it all took.
  public static final String TOTAL = "total_seconds";

  private final TrainingJob job;
  private final Instant asOf;
  private final JobLifetime life;
  private final List<Phase> phases;
  private final List<Gap> gaps;

  private Timeline(TrainingJob job, Instant asOf) {
    this.job = job;
    this.asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
    this.life = JobLifetime.of(job);
    this.phases = Phases.of(Transition.of(job), life);
    this.gaps = phases.isEmpty() ? List.of() : Gap.between(phases, life, this.asOf);
  }

  /// The timeline of this job.
  ///
  /// @param asOf up to when a phase is counted that still goes on
  public static Timeline of(TrainingJob job, Instant asOf) {
    return new Timeline(job, asOf);
  }

  /// The timeline as one JSON object; sums are left out when SageMaker tells no history.
  public String toJson() {
    JsonObject members = new JsonObject();
    REPEATED.forEach(column -> members.with(column.id(), job.get(column)));
    members
        .with("as_of", Timestamps.format(asOf))
        .withObjects("phases", phases.stream().map(this::described).toList())
        .withObjects("gaps", gaps.stream().map(this::described).toList())
        .withObjects("interruptions", of(PhaseKind.INTERRUPTION).map(this::interruption).toList());
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
    members.with(GAPS_SUM, seconds(Span.covered(gaps.stream().map(Gap::span).toList(), asOf)));
    Stream<Span> all =
        Stream.concat(phases.stream().map(Phase::span), gaps.stream().map(Gap::span));
    Instant end = all.map(span -> span.endBy(asOf)).max(Instant::compareTo).orElse(asOf);
    Instant first = phases.getFirst().start();
    Instant start = first.isBefore(life.created()) ? first : life.created();
    members.with(TOTAL, seconds(Duration.between(start, end)));
  }

  private Stream<Phase> of(PhaseKind kind) {
    return phases.stream().filter(phase -> phase.kind() == kind);
  }

  private JsonObject described(Phase phase) {
    JsonObject members =
        new JsonObject().with("status", phase.status()).with("kind", phase.kind().id());
    return add(members, phase.span()).withTexts("messages", phase.messages());
  }

  private JsonObject interruption(Phase phase) {
    return add(new JsonObject(), phase.span()).withTexts("messages", phase.messages());
  }

  private JsonObject described(Gap gap) {
    return add(new JsonObject(), gap.span())
        .with("after", gap.after())
        .with("before", gap.before());
  }

  private JsonObject add(JsonObject members, Span span) {
    return members
        .with("start_time", Timestamps.format(span.start()))
        .with("end_time", span.end() == null ? null : Timestamps.format(span.end()))
        .with("seconds", seconds(span.length(asOf)));
  }

  private static AttributeValue seconds(Duration length) {
    return AttributeValue.fromN(BigDecimal.valueOf(length.toMillis(), 3).toPlainString());
  }
}
