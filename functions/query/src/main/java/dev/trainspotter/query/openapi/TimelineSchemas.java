package dev.trainspotter.query.openapi;

import dev.trainspotter.api.ResponseKind;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.query.timeline.PhaseKind;
import dev.trainspotter.query.timeline.Timeline;
import dev.trainspotter.query.timeline.TimelineMember;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The JSON schemas of a timeline and its parts.
final class TimelineSchemas {
  static final String PHASE = "Phase";
  static final String GAP = "Gap";
  static final String INTERRUPTION = "Interruption";

  private TimelineSchemas() {}

  /// The schema of [ResponseKind#TIMELINE].
  static JsonObject timeline() {
    JsonObject properties = new JsonObject();
    Timeline.REPEATED.forEach(column -> properties.with(column.id(), Schemas.column(column)));
    add(properties, TimelineMember.OF_TIMELINE);
    for (PhaseKind kind : PhaseKind.values()) {
      if (kind.sum() != null) {
        properties.with(kind.sum(), seconds().with("description", kind.description()));
      }
    }
    add(properties, List.of(TimelineMember.GAP_SECONDS, TimelineMember.TOTAL_SECONDS));
    return Schemas.closed(properties)
        .withTexts("required", required(TimelineMember.OF_TIMELINE))
        .with(
            "dependentRequired",
            new JsonObject().withTexts(TimelineMember.TOTAL_SECONDS.id(), sums()))
        .with(
            "description",
            "How a job spent its time. All sums are absent when SageMaker gives no history. Time"
                + " that several phases of one kind cover counts once.");
  }

  static JsonObject phase() {
    return object(TimelineMember.OF_PHASE)
        .with("description", "A period in which the job had one secondary status.");
  }

  static JsonObject gap() {
    return object(TimelineMember.OF_GAP)
        .with("description", "A period about which SageMaker says nothing.");
  }

  static JsonObject interruption() {
    return object(TimelineMember.OF_INTERRUPTION)
        .with("description", "A phase in which the job had lost its instances.");
  }

  private static JsonObject object(List<TimelineMember> members) {
    return Schemas.closed(add(new JsonObject(), members)).withTexts("required", required(members));
  }

  private static JsonObject add(JsonObject properties, List<TimelineMember> members) {
    members.forEach(member -> properties.with(member.id(), schema(member)));
    return properties;
  }

  private static List<String> required(List<TimelineMember> members) {
    return members.stream().filter(m -> !m.isOptional()).map(TimelineMember::id).toList();
  }

  private static JsonObject schema(TimelineMember member) {
    JsonObject schema =
        switch (member) {
          case AS_OF, START_TIME, END_TIME -> Schemas.ref(Schemas.TIMESTAMP);
          case PHASES -> Schemas.listOf(Schemas.ref(PHASE));
          case GAPS -> Schemas.listOf(Schemas.ref(GAP));
          case INTERRUPTIONS -> Schemas.listOf(Schemas.ref(INTERRUPTION));
          case GAP_SECONDS, TOTAL_SECONDS, SECONDS -> seconds();
          case STATUS, AFTER, BEFORE -> Schemas.string();
          case KIND ->
              Schemas.string()
                  .withTexts("enum", Arrays.stream(PhaseKind.values()).map(PhaseKind::id).toList());
          case MESSAGES -> Schemas.listOf(Schemas.string());
        };
    return schema.with("description", member.description());
  }

  private static List<String> sums() {
    return Stream.concat(
            Arrays.stream(PhaseKind.values()).map(PhaseKind::sum).filter(Objects::nonNull),
            Stream.of(TimelineMember.GAP_SECONDS.id()))
        .toList();
  }

  private static JsonObject seconds() {
    return new JsonObject().with("type", "number").with("minimum", 0);
  }
}
