package dev.trainspotter.query.timeline;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
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
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    for (Column column : REPEATED) {
      AttributeValue value = job.get(column);
      if (value != null) {
        members.put(column.id(), value);
      }
    }
    members.put("as_of", time(asOf));
    members.put("phases", list(phases.stream().map(this::described)));
    members.put("gaps", list(gaps.stream().map(this::described)));
    members.put("interruptions", list(of(PhaseKind.INTERRUPTION).map(this::interruption)));
    if (!phases.isEmpty()) {
      addSums(members);
    }
    return EnhancedDocument.fromAttributeValueMap(members).toJson();
  }

  private void addSums(Map<String, AttributeValue> members) {
    for (PhaseKind kind : PhaseKind.values()) {
      if (kind.sum() != null) {
        List<Span> spans = of(kind).map(Phase::span).toList();
        members.put(kind.sum(), seconds(Span.covered(spans, asOf)));
      }
    }
    members.put(GAPS_SUM, seconds(Span.covered(gaps.stream().map(Gap::span).toList(), asOf)));
    Stream<Span> all =
        Stream.concat(phases.stream().map(Phase::span), gaps.stream().map(Gap::span));
    Instant end = all.map(span -> span.endBy(asOf)).max(Instant::compareTo).orElse(asOf);
    Instant first = phases.getFirst().start();
    Instant start = first.isBefore(life.created()) ? first : life.created();
    members.put(TOTAL, seconds(Duration.between(start, end)));
  }

  private Stream<Phase> of(PhaseKind kind) {
    return phases.stream().filter(phase -> phase.kind() == kind);
  }

  private AttributeValue described(Phase phase) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    members.put("status", AttributeValue.fromS(phase.status()));
    members.put("kind", AttributeValue.fromS(phase.kind().id()));
    add(members, phase.span());
    members.put("messages", messages(phase));
    return AttributeValue.fromM(members);
  }

  private AttributeValue interruption(Phase phase) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    add(members, phase.span());
    members.put("messages", messages(phase));
    return AttributeValue.fromM(members);
  }

  private AttributeValue described(Gap gap) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    add(members, gap.span());
    members.put("after", AttributeValue.fromS(gap.after()));
    if (gap.before() != null) {
      members.put("before", AttributeValue.fromS(gap.before()));
    }
    return AttributeValue.fromM(members);
  }

  private void add(Map<String, AttributeValue> members, Span span) {
    members.put("start_time", time(span.start()));
    if (span.end() != null) {
      members.put("end_time", time(span.end()));
    }
    members.put("seconds", seconds(span.length(asOf)));
  }

  private static AttributeValue messages(Phase phase) {
    return list(phase.messages().stream().map(AttributeValue::fromS));
  }

  private static AttributeValue list(Stream<AttributeValue> values) {
    return AttributeValue.fromL(values.toList());
  }

  private static AttributeValue time(Instant instant) {
    return AttributeValue.fromS(Timestamps.format(instant));
  }

  private static AttributeValue seconds(Duration length) {
    return AttributeValue.fromN(BigDecimal.valueOf(length.toMillis(), 3).toPlainString());
  }
}
