package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.Position;
import dev.trainspotter.edge.BadRequestException;
import dev.trainspotter.edge.Problem;
import dev.trainspotter.query.timeline.PhaseKind;
import java.util.List;
import java.util.stream.Collectors;

/// Values that no job can have, told apart from those that none happens to have.
///
/// Statuses that nobody documented are kept as they come, so only another spelling of a known one
/// is refused.
public final class KnownForms {
  /// A training job's ARN, as an example.
  public static final String ARN = "arn:aws:sagemaker:eu-west-1:111122223333:training-job/name";

  /// A row's `_key`, as an example.
  public static final String KEY = ARN + "@2026-11-23T14:13:00.000Z";

  private KnownForms() {}

  /// @param name the parameter, as the caller wrote it
  /// @throws BadRequestException when no job's column is equal to this value
  static void check(Column column, String name, String value) {
    switch (column) {
      case ACCOUNT_ID ->
          refuseUnless(AccountRegion.isAccountId(value), name, value, "be 12 digits");
      case REGION ->
          refuseUnless(AccountRegion.isRegion(value), name, value, "look like eu-west-1");
      case KEY ->
          refuseUnless(
              Position.find(value) != null,
              name,
              value,
              "look like " + KEY + ", in lower case but for T and Z");
      case TRAINING_JOB_ARN ->
          refuseUnless(TrainingJobArn.parse(value) != null, name, value, "look like " + ARN);
      case TRAINING_JOB_NAME ->
          refuseUnless(
              TrainingJobArn.isName(value),
              name,
              value,
              "be a whole name, 1 to 63 letters, digits and hyphens; write %s%s or %s%s for a part"
                  .formatted(
                      column.id(),
                      Operator.STARTSWITH.suffix(),
                      column.id(),
                      Operator.CONTAINS.suffix()));
      case TRAINING_JOB_STATUS -> checkStatus(name, value);
      case SECONDARY_STATUS -> {
        String known = PhaseKind.spelled(value);
        refuseUnless(known == null || known.equals(value), name, value, "be " + known);
      }
      default -> checkType(column, name, value);
    }
  }

  private static void checkStatus(String name, String value) {
    refuseUnless(
        !value.isEmpty() && value.indexOf(',') < 0,
        name,
        value,
        "be one status such as Failed; repeat the parameter for several");
    List<KnownStatus> meant =
        KnownStatus.find(value) == null ? KnownStatus.meantBy(value) : List.of();
    refuseUnless(
        meant.isEmpty(),
        name,
        value,
        "be " + meant.stream().map(KnownStatus::text).collect(Collectors.joining(" or ")));
  }

  private static void checkType(Column column, String name, String value) {
    boolean isArn = value.isEmpty() || value.regionMatches(true, 0, "arn:", 0, 4);
    refuseUnless(!column.isArn() || isArn, name, value, "be an ARN");
    refuseUnless(
        column.type() != ColumnType.TIMESTAMP || !AskedTime.isBack(value),
        name,
        value,
        "be a date or a time; what lies back from now is asked for with %s%s or %s%s"
            .formatted(column.id(), Operator.GTE.suffix(), column.id(), Operator.LT.suffix()));
  }

  private static void refuseUnless(boolean isPossible, String name, String value, String expected) {
    if (!isPossible) {
      throw BadRequestException.of(
          Problem.shortened(name),
          value,
          "%s must %s, was %s"
              .formatted(Problem.shortened(name), expected, Problem.shortened(value)));
    }
  }
}
