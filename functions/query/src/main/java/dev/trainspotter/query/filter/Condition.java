package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnPath;
import dev.trainspotter.catalog.TrainingJob;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One thing that is asked of every job.
///
/// @param texts the values as the caller wrote them: any of them will do
/// @param operands the same, read
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
          isAny(Operator.EQ, AttributeValue.fromBool(values.stream().anyMatch(this::isThere)));
      default -> values.stream().flatMap(Condition::leaves).anyMatch(v -> isAny(operator, v));
    };
  }

  /// SageMaker sends an empty text where there is nothing; a tag's is what somebody wrote.
  private boolean isThere(AttributeValue value) {
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
