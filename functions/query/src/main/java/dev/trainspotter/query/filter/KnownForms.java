package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.Position;
import dev.trainspotter.edge.BadRequestException;
import dev.trainspotter.edge.Problem;

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
      case TRAINING_JOB_STATUS -> checkStatus(name, value);
      case TRAINING_JOB_ARN ->
          refuseUnless(TrainingJobArn.parse(value) != null, name, value, "look like " + ARN);
      default -> {
        // Any text may stand there.
      }
    }
  }

  private static void checkStatus(String name, String value) {
    refuseUnless(
        !value.isEmpty() && value.indexOf(',') < 0,
        name,
        value,
        "be one status such as Failed; repeat the parameter for several");
    for (KnownStatus status : KnownStatus.values()) {
      String text = status.text();
      refuseUnless(text.equals(value) || !text.equalsIgnoreCase(value), name, value, "be " + text);
    }
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
