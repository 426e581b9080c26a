package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A value in a request, parsed, which values of jobs are compared with.
sealed interface Operand {
  /// Whether a job's value, which is neither a list nor a structure, compares to it like this.
  boolean test(Operator operator, AttributeValue value);

  /// Text, compared exactly.
  record Text(String text) implements Operand {
    @Override
    public boolean test(Operator operator, AttributeValue value) {
      String stored = value.s() != null ? value.s() : value.n();
      if (stored == null) {
        return false;
      }
      return switch (operator) {
        case STARTSWITH -> stored.startsWith(text);
        case CONTAINS -> stored.contains(text);
        default -> operator.holds(stored.compareTo(text));
      };
    }
  }

  /// An ARN, compared without case: SageMaker spells the same ARN in different cases.
  record Arn(String text) implements Operand {
    @Override
    public boolean test(Operator operator, AttributeValue value) {
      return value.s() != null
          && new Text(text.toLowerCase(Locale.ROOT))
              .test(operator, AttributeValue.fromS(value.s().toLowerCase(Locale.ROOT)));
    }
  }

  /// A number. Stored numbers that DynamoDB cannot hold are text; they compare as numbers, too.
  record Numeric(BigDecimal number) implements Operand {
    private static final int LONGEST = 400;

    /// The number in this text; null when it is not a number.
    static @Nullable Numeric parse(@Nullable String text) {
      if (text == null || text.length() > LONGEST) {
        return null;
      }
      try {
        return new Numeric(new BigDecimal(text));
      } catch (NumberFormatException _) {
        return null;
      }
    }

    @Override
    public boolean test(Operator operator, AttributeValue value) {
      Numeric stored = parse(value.n() != null ? value.n() : value.s());
      return stored != null && operator.holds(stored.number.compareTo(number));
    }
  }

  /// A time.
  record Time(TimeValue time) implements Operand {
    @Override
    public boolean test(Operator operator, AttributeValue value) {
      Instant stored = Timestamps.find(value.s());
      return stored != null && operator.holds(time.compare(stored));
    }
  }

  /// `true` or `false`.
  record Bool(boolean value) implements Operand {
    @Override
    public boolean test(Operator operator, AttributeValue stored) {
      return operator == Operator.EQ && stored.bool() != null && stored.bool() == value;
    }
  }

  /// A value without a declared type: members of json columns and keys of maps. It compares as the
  /// type of the stored value.
  ///
  /// Stored text is equal only to the same text (`042` is not `42`), but is ordered as a number
  /// when the request's value is a number; text that is not a number then never matches.
  record Any(String text, @Nullable Numeric number, @Nullable Time time) implements Operand {
    static Any of(String text, Instant now) {
      TimeValue time = TimeValue.parse(text, now);
      return new Any(text, Numeric.parse(text), time == null ? null : new Time(time));
    }

    @Override
    public boolean test(Operator operator, AttributeValue value) {
      if (value.bool() != null) {
        return operator == Operator.EQ && text.equals(value.bool().toString());
      }
      if (operator == Operator.STARTSWITH || operator == Operator.CONTAINS) {
        return new Text(text).test(operator, value);
      }
      if (value.n() != null) {
        return number != null && number.test(operator, value);
      }
      if (time != null && Timestamps.find(value.s()) != null) {
        return time.test(operator, value);
      }
      if (number == null || operator == Operator.EQ) {
        return new Text(text).test(operator, value);
      }
      return number.test(operator, value);
    }
  }
}
