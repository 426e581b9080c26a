package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnPath;
import dev.trainspotter.catalog.TrainingJob;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One condition that every job is tested on.
///
/// @param texts the values as the caller wrote them; one of them must match
/// @param operands the same values, parsed
record Condition(ColumnPath target, Operator operator, List<String> texts, List<Operand> operands) {
  Condition {
    texts = List.copyOf(texts);
    operands = List.copyOf(operands);
  }

  Column column() {
    return target.column();
  }

  boolean test(TrainingJob job) {
    List<AttributeValue> values = target.comparable(job);
    return switch (operator) {
      case NE -> values.stream().flatMap(Condition::leaves).noneMatch(v -> isAny(Operator.EQ, v));
      case EXISTS ->
          isAny(Operator.EQ, AttributeValue.fromBool(values.stream().anyMatch(this::isPresent)));
      default -> values.stream().flatMap(Condition::leaves).anyMatch(v -> isAny(operator, v));
    };
  }

  /// SageMaker sends an empty text for some absent members. An empty tag value was set by a user,
  /// so it counts as present.
  private boolean isPresent(AttributeValue value) {
    return target.column().isMap() || value.s() == null || !value.s().isEmpty();
  }

  private boolean isAny(Operator relation, AttributeValue value) {
    return operands.stream().anyMatch(operand -> operand.test(relation, value));
  }

  private static Stream<AttributeValue> leaves(AttributeValue value) {
    if (value.hasL()) {
      return value.l().stream().flatMap(Condition::leaves);
    }
    return value.hasM() ? Stream.empty() : Stream.of(value);
  }
}
