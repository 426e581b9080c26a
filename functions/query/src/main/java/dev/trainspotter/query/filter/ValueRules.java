package dev.trainspotter.query.filter;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Problem;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownSecondaryStatus;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.ValueForm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rejects values that no job can ever have, such as a malformed account id. A valid value that no
/// job has is fine.
///
/// Undocumented statuses are stored as they arrive, so a status is rejected only when it is another
/// word for a documented one. `__startswith` takes any text.
public final class ValueRules {
  private static final int ARN_LENGTH = 256;
  private static final int TIME_LENGTH = 24;
  private static final String ARN = "arn:aws:sagemaker:eu-west-1:111122223333:training-job/name";
  private static final String NAME = "[a-zA-Z0-9](?:-*[a-zA-Z0-9])*";
  private static final String ONE = "be one status such as %s; repeat the parameter for several";

  /// An account id.
  public static final TextRule ACCOUNT_ID =
      TextRule.of("[0-9]{12}", 12, "be 12 digits", "111122223333");

  /// A Region's code. All of them end with a number.
  public static final TextRule REGION =
      TextRule.of("[a-z]{2,}(?:-[a-z0-9]+)*-[0-9]{1,2}", 32, "look like eu-west-1", "eu-west-1");

  /// A training job's name.
  public static final TextRule NAME_IN_PATH =
      TextRule.of(NAME, 63, "be " + TrainingJobArn.NAME_FORM, "name");

  /// One instance type, or the types of several instance groups.
  static final TextRule INSTANCE_TYPES =
      TextRule.of(
          "ml\\.[a-z0-9-]+\\.[a-z0-9-]+(?:,ml\\.[a-z0-9-]+\\.[a-z0-9-]+)*",
          TextRule.ANY_LENGTH,
          "be a whole instance type such as ml.p4d.24xlarge; write %1$s or %2$s for a part"
              .formatted(Operator.STARTSWITH.suffix(), Operator.CONTAINS.suffix()),
          "ml.p4d.24xlarge");

  private ValueRules() {}

  /// @param name the parameter, as the caller wrote it
  /// @throws BadRequestException when no job's column is equal to this value
  static void check(Column column, String name, String value) {
    TextRule rule = rule(column);
    if (rule == null) {
      checkTime(column, name, value);
      return;
    }
    check(rule, column.form(), name, value);
    String known = knownWord(column, value);
    if (known != null) {
      throw rejected(name, value, "be " + known, null);
    }
  }

  /// @throws BadRequestException when the value does not meet the rule; the message names the value
  ///     that the caller may have meant
  static void check(TextRule rule, ValueForm form, String name, String value) {
    if (!rule.isMet(value)) {
      String meant = MeantValue.of(form, value);
      throw rejected(
          name, value, rule.expected(), meant != null && rule.isMet(meant) ? meant : null);
    }
  }

  /// The rule for values of a column that are text; null for columns of other types.
  public static @Nullable TextRule rule(Column column) {
    if (column == Column.OBSERVED_BY) {
      return observedBy();
    }
    return switch (column.form()) {
      case ACCOUNT_ID -> ACCOUNT_ID;
      case REGION -> REGION;
      case KEY -> key();
      case TRAINING_JOB_ARN -> TextRule.of(arn(), ARN_LENGTH, "look like " + ARN, ARN);
      case TRAINING_JOB_NAME -> name(column);
      case STATUS -> TextRule.of("[^,]+", TextRule.ANY_LENGTH, ONE.formatted("Failed"), "Failed");
      case SECONDARY_STATUS ->
          TextRule.of("[^,]+", TextRule.ANY_LENGTH, ONE.formatted("Training"), "Training");
      case ROLE_ARN -> otherArn(column, "arn:aws:iam::111122223333:role/name");
      case ARN -> otherArn(column, ARN);
      case INSTANCE_TYPES -> INSTANCE_TYPES;
      case TEXT -> TextRule.of("[\\s\\S]*", TextRule.ANY_LENGTH, "be any text", "text");
      case WHOLE_NUMBER, YES_OR_NO, TIME -> null;
      case STRUCTURE, STRUCTURES, METRICS, TEXT_BY_KEY, TAGS ->
          throw new IllegalArgumentException(column + " has many values");
    };
  }

  private static TextRule observedBy() {
    List<String> ids = Arrays.stream(ObservedBy.values()).map(ObservedBy::id).toList();
    String expected = "be one of " + String.join(", ", ids);
    return TextRule.of(String.join("|", ids), TextRule.ANY_LENGTH, expected, ids.getFirst());
  }

  private static TextRule key() {
    String arn =
        "arn:aws[a-z-]*:sagemaker:(?=[^:]{1,32}:)[a-z]{2,}(?:-[a-z0-9]+)+:[0-9]{12}:training-job/"
            + "(?=[^@]{1,63}@)[a-z0-9](?:-*[a-z0-9])*";
    String time = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z";
    String example = ARN + "@2026-11-23T14:13:00.000Z";
    return TextRule.of(
        arn + "@" + time,
        ARN_LENGTH + 1 + TIME_LENGTH,
        "look like " + example + ", in lower case except T and Z",
        example);
  }

  /// A training job's ARN in any case.
  private static String arn() {
    return "%s[a-zA-Z-]*:%s:(?=[^:]{1,32}:)[a-zA-Z]{2,}(?:-[a-zA-Z0-9]+)+:[0-9]{12}:%s/(?=.{1,63}$)%s"
        .formatted(anyCase("arn:aws"), anyCase("sagemaker"), anyCase("training-job"), NAME);
  }

  private static TextRule otherArn(Column column, String example) {
    return TextRule.of(
        "(?:" + anyCase("arn") + ":[\\s\\S]*)?",
        TextRule.ANY_LENGTH,
        "be an ARN; write %s%s for a part".formatted(column.id(), Operator.CONTAINS.suffix()),
        example);
  }

  private static TextRule name(Column column) {
    return TextRule.of(
        NAME,
        63,
        "be a whole name, %1$s; write %2$s%3$s or %2$s%4$s for a part"
            .formatted(
                TrainingJobArn.NAME_FORM,
                column.id(),
                Operator.STARTSWITH.suffix(),
                Operator.CONTAINS.suffix()),
        "name");
  }

  /// A pattern for this text in upper or lower case.
  private static String anyCase(String text) {
    return text.chars()
        .mapToObj(
            c ->
                Character.isLetter(c)
                    ? "[%c%c]".formatted(c, Character.toUpperCase(c))
                    : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static void checkTime(Column column, String name, String value) {
    if (column.form() == ValueForm.TIME && TimeValue.isBack(value)) {
      throw rejected(
          name,
          value,
          "be a date or time; for a relative time such as -24h use %1$s%2$s or %1$s%3$s"
              .formatted(column.id(), Operator.GTE.suffix(), Operator.LT.suffix()),
          null);
    }
  }

  /// The documented words that this value is another spelling of; null when it is none, or is
  /// documented itself.
  static @Nullable String knownWord(Column column, String value) {
    if (column.form() == ValueForm.STATUS && KnownStatus.find(value) == null) {
      List<KnownStatus> meant = KnownStatus.suggestionsFor(value);
      return meant.isEmpty()
          ? null
          : meant.stream().map(KnownStatus::text).collect(Collectors.joining(" or "));
    }
    if (column.form() == ValueForm.SECONDARY_STATUS && KnownSecondaryStatus.find(value) == null) {
      KnownSecondaryStatus meant = KnownSecondaryStatus.suggestionFor(value);
      return meant == null ? null : meant.text();
    }
    return column == Column.PROFILING_STATUS ? profilingStatus(value) : null;
  }

  /// Whether some values are rejected because they are other words for documented ones.
  public static boolean hasKnownWords(Column column) {
    return column.form() == ValueForm.STATUS
        || column.form() == ValueForm.SECONDARY_STATUS
        || column == Column.PROFILING_STATUS;
  }

  private static @Nullable String profilingStatus(String value) {
    List<String> known = List.of("Enabled", "Disabled");
    return known.contains(value)
        ? null
        : known.stream().filter(value::equalsIgnoreCase).findFirst().orElse(null);
  }

  private static BadRequestException rejected(
      String name, String value, String expected, @Nullable String meant) {
    return BadRequestException.of(
        Problem.shortened(name),
        value,
        "%s must %s, was %s%s"
            .formatted(
                Problem.shortened(name),
                expected,
                Problem.shortened(value),
                meant == null ? "" : "; did you mean %s?".formatted(Problem.shortened(meant))));
  }
}
