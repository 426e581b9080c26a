package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a value is compared, in the words of a parameter's suffix: safe in any shell.
public enum Operator {
  /// The standard one; also for a key that itself ends in an operator.
  EQ("is equal to it; may be left out"),
  /// The opposite.
  NE("is absent or another one"),
  /// Behind.
  GT("is greater or later"),
  /// At or behind.
  GTE("is greater or later, or equal"),
  /// Before.
  LT("is less or earlier"),
  /// At or before.
  LTE("is less or earlier, or equal"),
  /// Text only.
  STARTSWITH("begins with it"),
  /// Text only.
  CONTAINS("contains it"),
  /// Takes `true` or `false`.
  EXISTS(
      "is there, with `true`, or absent, with `false`; SageMaker's empty texts, such as a"
          + " `KmsKeyId` of none, count as absent");

  private static final String MARK = "__";

  private final String description;

  Operator(String description) {
    this.description = description;
  }

  /// What the value does when the condition holds.
  public String description() {
    return description;
  }

  /// What is written behind a name.
  public String suffix() {
    return MARK + name().toLowerCase(Locale.ROOT);
  }

  /// Every suffix, separated by commas.
  static String suffixes(List<Operator> operators) {
    return operators.stream().map(Operator::suffix).collect(Collectors.joining(", "));
  }

  /// The operator that this name ends with; null when it ends with none.
  static @Nullable Operator of(String name) {
    return Arrays.stream(values())
        .filter(operator -> name.endsWith(operator.suffix()))
        .findFirst()
        .orElse(null);
  }

  /// Whether something that looks like an operator stands at this name's end.
  static boolean isExpected(String name) {
    return name.lastIndexOf(MARK) > 0;
  }

  /// The operators that make sense for a column of this type.
  static List<Operator> of(ColumnType type) {
    return switch (type) {
      case STRING -> List.of(values());
      case INT64, TIMESTAMP -> List.of(EQ, NE, GT, GTE, LT, LTE, EXISTS);
      case BOOL -> List.of(EQ, NE, EXISTS);
      case JSON, HSTORE, HSTORE_CSV -> List.of(EXISTS);
    };
  }

  /// Whether it asks which of two comes first.
  boolean isOrder() {
    return this == GT || this == GTE || this == LT || this == LTE;
  }

  /// Whether it holds for a value that is below (negative), equal to (0) or above what was asked.
  boolean holds(int comparison) {
    return switch (this) {
      case EQ -> comparison == 0;
      case GT -> comparison > 0;
      case GTE -> comparison >= 0;
      case LT -> comparison < 0;
      case LTE -> comparison <= 0;
      case NE, STARTSWITH, CONTAINS, EXISTS -> false;
    };
  }
}
