package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a job's value is compared with the value in a request. The operator is a suffix of the
/// parameter's name, which needs no quotes in a shell.
public enum Operator {
  /// The default; must be written when a key itself ends like an operator.
  EQ("is equal to the value; the default, so the suffix may be left out"),
  /// The opposite of [#EQ].
  NE("differs from the value, or is absent"),
  /// Greater or later.
  GT("is greater or later"),
  /// Greater or later, or equal.
  GTE("is greater or later, or equal"),
  /// Less or earlier.
  LT("is less or earlier"),
  /// Less or earlier, or equal.
  LTE("is less or earlier, or equal"),
  /// Text only.
  STARTSWITH("starts with the value"),
  /// Text only.
  CONTAINS("contains the value"),
  /// Takes `true` or `false`.
  EXISTS(
      "exists, with `true`, or is absent, with `false`; an empty text, which SageMaker sends for"
          + " members such as `KmsKeyId`, counts as absent");

  private static final String MARK = "__";

  private final String description;

  Operator(String description) {
    this.description = description;
  }

  /// What is true of the job's value when the condition holds.
  public String description() {
    return description;
  }

  /// What is appended to a name, such as `__gte`.
  public String suffix() {
    return MARK + name().toLowerCase(Locale.ROOT);
  }

  /// Every suffix, separated by commas.
  static String suffixes(List<Operator> operators) {
    return operators.stream().map(Operator::suffix).collect(Collectors.joining(", "));
  }

  /// The operator at the end of this name; null when there is none.
  static @Nullable Operator of(String name) {
    return Arrays.stream(values())
        .filter(operator -> name.endsWith(operator.suffix()))
        .findFirst()
        .orElse(null);
  }

  /// Whether this name ends with something that looks like an operator.
  static boolean isExpected(String name) {
    return name.lastIndexOf(MARK) > 0;
  }

  /// The operators of columns of this type.
  static List<Operator> of(ColumnType type) {
    return switch (type) {
      case STRING -> List.of(values());
      case INT64, TIMESTAMP -> List.of(EQ, NE, GT, GTE, LT, LTE, EXISTS);
      case BOOL -> List.of(EQ, NE, EXISTS);
      case JSON, HSTORE, HSTORE_CSV -> List.of(EXISTS);
    };
  }

  /// Whether it compares by order.
  boolean isOrder() {
    return this == GT || this == GTE || this == LT || this == LTE;
  }

  /// Whether the condition holds.
  ///
  /// @param comparison negative when the job's value is less than the request's, 0 when equal
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
