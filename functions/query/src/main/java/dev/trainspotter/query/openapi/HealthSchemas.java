package dev.trainspotter.query.openapi;

import dev.trainspotter.api.ResponseKind;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.query.filter.ValueRules;
import dev.trainspotter.query.health.HealthMember;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The JSON schemas of health and its parts.
final class HealthSchemas {
  static final String QUEUE = "QueueSize";
  static final String ACCOUNT_REGION = "AccountRegionHealth";
  static final String RANGE = "ReconciledRange";
  static final String PASS = "Pass";

  private HealthSchemas() {}

  /// The schema of [ResponseKind#HEALTH].
  static JsonObject health() {
    return object(HealthMember.OF_HEALTH)
        .with("description", "Whether the rows are fresh, and what is known about that.");
  }

  static JsonObject queue() {
    return object(HealthMember.OF_QUEUE)
        .with("description", "A queue, as a run of the reconciliation measured it.");
  }

  static JsonObject accountRegion() {
    return object(HealthMember.OF_ACCOUNT_REGION)
        .with("description", "What is known about one account and Region.");
  }

  static JsonObject range() {
    return object(HealthMember.OF_RANGE)
        .with("description", "The jobs that one kind of pass compares with SageMaker.");
  }

  static JsonObject pass() {
    JsonObject properties = properties(HealthMember.OF_PASS);
    for (Figure figure : Figure.values()) {
      properties.with(figure.id(), count().with("description", figure.description()));
    }
    List<String> required =
        Stream.concat(
                required(HealthMember.OF_PASS), Arrays.stream(Figure.values()).map(Figure::id))
            .toList();
    return Schemas.closed(properties)
        .withTexts("required", required)
        .with("description", "One comparison of a range, from its oldest job to its newest.");
  }

  private static JsonObject object(List<HealthMember> members) {
    return Schemas.closed(properties(members)).withTexts("required", required(members).toList());
  }

  private static JsonObject properties(List<HealthMember> members) {
    JsonObject properties = new JsonObject();
    members.forEach(
        member ->
            properties.with(member.id(), schema(member).with("description", member.description())));
    return properties;
  }

  private static Stream<String> required(List<HealthMember> members) {
    return members.stream().filter(member -> !member.isOptional()).map(HealthMember::id);
  }

  private static JsonObject schema(HealthMember member) {
    return switch (member) {
      case AS_OF,
          NOT_EMPTY_SINCE,
          MEASURED_AT,
          LAST_EVENT_TIME,
          STARTED_AT,
          ENDED_AT,
          FROM,
          TO,
          DONE_UNTIL ->
          Schemas.ref(Schemas.TIMESTAMP);
      case FRESH, COMPLETE, COLLECTED, OVERDUE -> new JsonObject().with("type", "boolean");
      case REASON, CAUSE -> Schemas.string();
      case BACKLOG, DEAD_LETTERS -> Schemas.ref(QUEUE);
      case ACCOUNTS_AND_REGIONS -> Schemas.listOf(Schemas.ref(ACCOUNT_REGION));
      case MESSAGES, PERIOD_SECONDS, LAG_SECONDS -> count();
      case ACCOUNT_ID -> Schemas.text(ValueRules.ACCOUNT_ID);
      case REGION -> Schemas.text(ValueRules.REGION);
      case RANGES -> Schemas.listOf(Schemas.ref(RANGE));
      case RANGE ->
          Schemas.string()
              .withTexts("enum", Arrays.stream(RangeKind.values()).map(RangeKind::id).toList());
      case LAST_COMPLETE, UNDER_WAY -> Schemas.ref(PASS);
      case DONE_SHARE ->
          new JsonObject().with("type", "number").with("minimum", 0).with("maximum", 1);
    };
  }

  private static JsonObject count() {
    return Schemas.int64().with("minimum", 0);
  }
}
