package dev.trainspotter.query.health;

import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A pass of a reconciliation as JSON.
final class PassJson {
  private PassJson() {}

  /// The pass with every figure, those that are zero included.
  static JsonObject of(Pass pass) {
    JsonObject members = new JsonObject();
    add(members, HealthMember.STARTED_AT, pass.startedAt());
    add(members, HealthMember.ENDED_AT, pass.endedAt());
    add(members, HealthMember.FROM, pass.from());
    add(members, HealthMember.TO, pass.to());
    add(members, HealthMember.DONE_UNTIL, pass.doneUntil());
    members
        .with(HealthMember.DONE_SHARE.id(), doneShare(pass))
        .with(HealthMember.CAUSE.id(), pass.cause().isEmpty() ? null : pass.cause());
    for (Figure figure : Figure.values()) {
      members.with(figure.id(), pass.counts().get(figure));
    }
    return members;
  }

  static void add(JsonObject members, HealthMember member, @Nullable Instant time) {
    members.with(member.id(), time == null ? null : Timestamps.format(time));
  }

  private static @Nullable AttributeValue doneShare(Pass pass) {
    Instant from = pass.from();
    if (from == null || !from.isBefore(pass.to())) {
      return null;
    }
    Instant until = pass.doneUntil() == null ? from : pass.doneUntil();
    BigDecimal done = BigDecimal.valueOf(Duration.between(from, until).toMillis());
    BigDecimal whole = BigDecimal.valueOf(Duration.between(from, pass.to()).toMillis());
    return AttributeValue.fromN(
        done.max(BigDecimal.ZERO).min(whole).divide(whole, 3, RoundingMode.FLOOR).toPlainString());
  }
}
