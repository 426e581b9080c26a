package dev.trainspotter.query.filter;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Problem;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownSecondaryStatus;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.ValueForm;
import dev.trainspotter.catalog.reader.Position;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Rejects values that no job can ever have, such as a malformed account id. A valid value that no
/// job has is fine.
///
/// Undocumented statuses are stored as they arrive, so a status is rejected only when it is another
/// word for a documented one. `__startswith` takes any text.
public final class ValueRules {
  /// A training job's ARN, as an example.
  public static final String ARN = "arn:aws:sagemaker:eu-west-1:111122223333:training-job/name";

  /// A row's `_key`, as an example.
  public static final String KEY = ARN + "@2026-11-23T14:13:00.000Z";

  /// What an account id must be.
  static final String ACCOUNT_ID_FORM = "be 12 digits";

  /// What a Region must be.
  static final String REGION_FORM = "look like eu-west-1";

  private static final String ONE = "be one status such as %s; repeat the parameter for several";

  private ValueRules() {}

  /// @param name the parameter, as the caller wrote it
  /// @throws BadRequestException when no job's column is equal to this value
  static void check(Column column, String name, String value) {
    Form form = form(column);
    rejectUnless(form.isMet.test(value), name, value, form.expected);
    if (column.form() == ValueForm.STATUS) {
      checkStatus(name, value);
    }
    if (column.form() == ValueForm.SECONDARY_STATUS) {
      checkSecondaryStatus(name, value);
    }
  }

  /// What all values of a column look like.
  ///
  /// @param expected what follows "must" in an error text
  private record Form(Predicate<String> isMet, String expected) {}

  private static Form form(Column column) {
    return switch (column.form()) {
      case ACCOUNT_ID -> new Form(AccountRegion::isAccountId, ACCOUNT_ID_FORM);
      case REGION -> new Form(AccountRegion::isRegion, REGION_FORM);
      case KEY ->
          new Form(
              value -> Position.find(value) != null,
              "look like " + KEY + ", in lower case except T and Z");
      case TRAINING_JOB_ARN ->
          new Form(value -> TrainingJobArn.parse(value) != null, "look like " + ARN);
      case TRAINING_JOB_NAME ->
          new Form(
              TrainingJobArn::isName,
              "be a whole name, %1$s; write %2$s%3$s or %2$s%4$s for a part"
                  .formatted(
                      TrainingJobArn.NAME_FORM,
                      column.id(),
                      Operator.STARTSWITH.suffix(),
                      Operator.CONTAINS.suffix()));
      case STATUS -> new Form(ValueRules::isOne, ONE.formatted("Failed"));
      case SECONDARY_STATUS -> new Form(ValueRules::isOne, ONE.formatted("Training"));
      case ROLE_ARN, ARN ->
          new Form(
              value -> value.isEmpty() || value.regionMatches(true, 0, "arn:", 0, 4),
              "be an ARN; write %s%s for a part"
                  .formatted(column.id(), Operator.CONTAINS.suffix()));
      case TIME ->
          new Form(
              value -> !TimeValue.isBack(value),
              "be a date or time; for a relative time such as -24h use %1$s%2$s or %1$s%3$s"
                  .formatted(column.id(), Operator.GTE.suffix(), Operator.LT.suffix()));
      case TEXT, INSTANCE_TYPES, WHOLE_NUMBER, YES_OR_NO -> new Form(_ -> true, "be any value");
      case STRUCTURE, STRUCTURES, METRICS, TEXT_BY_KEY, TAGS ->
          throw new IllegalStateException("already rejected: " + column);
    };
  }

  private static boolean isOne(String status) {
    return !status.isEmpty() && status.indexOf(',') < 0;
  }

  private static void checkStatus(String name, String value) {
    List<KnownStatus> suggestions =
        KnownStatus.find(value) == null ? KnownStatus.suggestionsFor(value) : List.of();
    rejectUnless(
        suggestions.isEmpty(),
        name,
        value,
        "be " + suggestions.stream().map(KnownStatus::text).collect(Collectors.joining(" or ")));
  }

  private static void checkSecondaryStatus(String name, String value) {
    KnownSecondaryStatus suggestion =
        KnownSecondaryStatus.find(value) == null ? KnownSecondaryStatus.suggestionFor(value) : null;
    rejectUnless(
        suggestion == null, name, value, "be " + (suggestion == null ? "" : suggestion.text()));
  }

  private static void rejectUnless(boolean isPossible, String name, String value, String expected) {
    if (!isPossible) {
      throw BadRequestException.of(
          Problem.shortened(name),
          value,
          "%s must %s, was %s"
              .formatted(Problem.shortened(name), expected, Problem.shortened(value)));
    }
  }
}
