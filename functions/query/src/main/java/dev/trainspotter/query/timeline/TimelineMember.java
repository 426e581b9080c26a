package dev.trainspotter.query.timeline;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The members of a timeline's JSON, except the columns that it repeats and the sums of phases.
public enum TimelineMember {
  /// When the timeline was made.
  AS_OF("The time until which a phase that still goes on is counted."),
  /// The phases.
  PHASES("The phases, in the order of their starts."),
  /// The gaps.
  GAPS("The gaps, in the order of their starts."),
  /// The phases of kind `interruption`.
  INTERRUPTIONS("The phases in which the job had lost its instances."),
  /// The sum of all gaps.
  GAP_SECONDS("Seconds about which SageMaker says nothing."),
  /// How long everything took.
  TOTAL_SECONDS("Seconds from the job's creation to its end, or to `as_of`."),
  /// A phase's secondary status.
  STATUS("The secondary status, as SageMaker spells it."),
  /// A phase's kind.
  KIND("What the job did in the phase."),
  /// When a phase or gap starts.
  START_TIME(null),
  /// When a phase or gap ends.
  END_TIME("Absent while it goes on."),
  /// How long a phase or gap is.
  SECONDS("From its start to its end, or to `as_of`."),
  /// The messages of a phase.
  MESSAGES("SageMaker's messages in the phase, without repetitions in a row."),
  /// What precedes a gap.
  AFTER("The secondary status before the gap, or `created`."),
  /// What follows a gap.
  BEFORE("The secondary status after the gap, `ended` or `deleted`; absent while it goes on.");

  /// The members that every timeline has.
  public static final List<TimelineMember> OF_TIMELINE =
      List.of(AS_OF, PHASES, GAPS, INTERRUPTIONS);

  /// The members of a phase.
  public static final List<TimelineMember> OF_PHASE =
      List.of(STATUS, KIND, START_TIME, END_TIME, SECONDS, MESSAGES);

  /// The members of an interruption.
  public static final List<TimelineMember> OF_INTERRUPTION =
      List.of(START_TIME, END_TIME, SECONDS, MESSAGES);

  /// The members of a gap.
  public static final List<TimelineMember> OF_GAP =
      List.of(START_TIME, END_TIME, SECONDS, AFTER, BEFORE);

  private final @Nullable String description;

  TimelineMember(@Nullable String description) {
    this.description = description;
  }

  /// The name in JSON.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What the name cannot say; null when it says everything.
  public @Nullable String description() {
    return description;
  }

  /// Whether it is absent while its phase or gap goes on.
  public boolean isOptional() {
    return this == END_TIME || this == BEFORE;
  }
}
