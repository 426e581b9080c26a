package dev.trainspotter.query.filter;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Problem;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnPath;
import dev.trainspotter.catalog.ValueForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads conditions from parameters such as `resource_config.InstanceCount__gte=2`.
public final class ConditionReader {
  private final Instant now;
  private final Function<String, BadRequestException> unknownColumn;

  /// @param now the time that relative times are relative to
  /// @param unknownColumn makes the exception for a name that starts with no column's id
  public ConditionReader(Instant now, Function<String, BadRequestException> unknownColumn) {
    this.now = now;
    this.unknownColumn = unknownColumn;
  }

  /// The filter of these parameters. A job must meet all of them; of several values of one name,
  /// one must match.
  ///
  /// @throws BadRequestException when a name or a value is invalid
  public Filter read(Map<String, List<String>> parameters) {
    Map<Left, List<Written>> sides = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    sides
                        .computeIfAbsent(left(name), _ -> new ArrayList<>())
                        .add(new Written(name, value))));
    List<Condition> conditions = new ArrayList<>();
    sides.forEach((left, written) -> conditions.add(condition(left, written)));
    return new Filter(conditions);
  }

  /// The part of a condition before the equals sign.
  private record Left(ColumnPath target, Operator operator) {}

  /// A parameter as the caller wrote it.
  private record Written(String name, String value) {}

  private Condition condition(Left left, List<Written> written) {
    List<Operand> operands = written.stream().map(w -> operand(left, w)).toList();
    return new Condition(
        left.target, left.operator, written.stream().map(Written::value).toList(), operands);
  }

  private Left left(String name) {
    int dot = name.indexOf('.');
    int operatorOfColumn = dot < 0 ? name.indexOf("__", 1) : -1;
    int end = dot >= 0 ? dot : operatorOfColumn < 0 ? name.length() : operatorOfColumn;
    Column column = Column.find(name.substring(0, end));
    if (column == null) {
      throw unknownColumn.apply(name);
    }
    @Nullable Operator operator = Operator.of(name);
    String rest =
        operator == null ? name : name.substring(0, name.length() - operator.suffix().length());
    String inside = dot < 0 ? "" : rest.substring(Math.min(rest.length(), dot + 1));
    if (dot < 0 && operator != null && !rest.equals(column.id())) {
      throw rejected(
          name,
          "%s has something between the column and the operator; write %s%s"
              .formatted(Problem.shortened(name), column.id(), operator.suffix()));
    }
    Left left = new Left(new ColumnPath(column, inside), operator == null ? Operator.EQ : operator);
    boolean isKey = dot >= 0 && column.hasKeys();
    check(left, name, operator == null && Operator.isExpected(name) && !isKey);
    return left;
  }

  private static void check(Left left, String name, boolean isOperatorUnknown) {
    Column column = left.target.column();
    boolean isInside = name.indexOf('.') >= 0;
    List<Operator> operators = isInside ? List.of(Operator.values()) : Operator.of(column.type());
    if (isOperatorUnknown) {
      throw rejected(
          name,
          "%s ends with an unknown operator; operators: %s; if the name itself ends like that, append %s"
              .formatted(
                  Problem.shortened(name), Operator.suffixes(operators), Operator.EQ.suffix()));
    }
    if (isInside && !column.hasInside()) {
      throw rejected(
          name,
          "%s is of type %s and has no members, had %s"
              .formatted(column.id(), column.type().id(), Problem.shortened(name)));
    }
    String fault = isInside ? PathFault.of(left.target) : null;
    if (fault != null) {
      throw rejected(name, fault);
    }
    if (!operators.contains(left.operator)) {
      throw rejected(name, misplaced(column, operators));
    }
  }

  private static String misplaced(Column column, List<Operator> operators) {
    if (!column.hasInside()) {
      return "%s is of type %s and takes %s"
          .formatted(column.id(), column.type().id(), Operator.suffixes(operators));
    }
    return "%1$s has many values; write %1$s.%2$s=... or %1$s%3$s=true"
        .formatted(column.id(), column.hasKeys() ? "<name>" : "<Member>", Operator.EXISTS.suffix());
  }

  private Operand operand(Left left, Written written) {
    Column column = left.target.column();
    if (left.operator == Operator.EXISTS) {
      return bool(written);
    }
    if (!left.target.inside().isEmpty()) {
      checkInstanceType(left, written);
      boolean isMetric = column.hasMetrics();
      return isMetric && left.operator.isOrder()
          ? typed(written, Operand.Numeric::parse, "a number such as 0.2")
          : Operand.Any.of(written.value, now);
    }
    if (left.operator == Operator.EQ || left.operator == Operator.NE) {
      ValueRules.check(column, written.name, written.value);
    }
    return switch (column.type()) {
      case STRING ->
          column.isArn() ? new Operand.Arn(written.value) : new Operand.Text(written.value);
      case BOOL -> bool(written);
      case INT64 -> typed(written, Operand.Numeric::parse, "a number such as 3600");
      case TIMESTAMP ->
          time(written, left.operator.isOrder() ? TimeValue.FORM : TimeValue.EXACT_FORM);
      case JSON, HSTORE, HSTORE_CSV -> throw new IllegalStateException("already rejected: " + left);
    };
  }

  /// Members that name an instance type have the same values wherever they are.
  private static void checkInstanceType(Left left, Written written) {
    boolean isEqual = left.operator == Operator.EQ || left.operator == Operator.NE;
    boolean isType = left.target.inside().matches("(.*\\.)?(Selected)?InstanceType");
    if (isEqual && isType && left.target.column().form() == ValueForm.STRUCTURE) {
      ValueRules.check(
          ValueRules.INSTANCE_TYPES, ValueForm.INSTANCE_TYPES, written.name, written.value);
    }
  }

  private static Operand bool(Written written) {
    return typed(
        written,
        text ->
            switch (text) {
              case "true" -> new Operand.Bool(true);
              case "false" -> new Operand.Bool(false);
              default -> null;
            },
        "true or false");
  }

  private Operand time(Written written, String form) {
    TimeValue time = TimeValue.parse(written.value, now);
    if (time == null) {
      throw mistyped(written, form, MeantTime.hint(written.value, true));
    }
    return new Operand.Time(time);
  }

  private static Operand typed(
      Written written, Function<String, @Nullable Operand> reading, String form) {
    Operand operand = reading.apply(written.value);
    if (operand == null) {
      throw mistyped(written, form, "");
    }
    return operand;
  }

  private static BadRequestException mistyped(Written written, String form, String hint) {
    return BadRequestException.of(
        Problem.shortened(written.name),
        written.value,
        "%s must be %s, was %s%s"
            .formatted(
                Problem.shortened(written.name), form, Problem.shortened(written.value), hint));
  }

  private static BadRequestException rejected(String name, String detail) {
    return BadRequestException.of(Problem.shortened(name), null, detail);
  }
}
