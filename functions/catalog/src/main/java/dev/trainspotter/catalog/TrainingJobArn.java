package dev.trainspotter.catalog;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// A training job's ARN, as somebody spelled it.
///
/// SageMaker and its events spell the same ARN in different cases, so two ARNs are the same job
/// when their [keys][#key()] are equal.
///
/// @param spelling the text as it arrived
public record TrainingJobArn(String spelling) {
  private static final Pattern FORM =
      Pattern.compile(
          "arn:(aws[a-z-]*):sagemaker:([a-z]{2,}(?:-[a-z0-9]+)+):([0-9]{12}):training-job/"
              + "([a-z0-9](?:-*[a-z0-9]){0,62})",
          Pattern.CASE_INSENSITIVE);

  /// What a job's name must be.
  public static final String NAME_FORM =
      "1 to 63 letters, digits and hyphens, no hyphen first or last";

  private static final int LONGEST_NAME = 63;

  /// @throws IllegalArgumentException when the text is not a training job's ARN
  public TrainingJobArn {
    if (!isArn(spelling)) {
      throw new IllegalArgumentException("not a training job's ARN: " + spelling);
    }
  }

  /// The ARN in this text; null when it is none.
  public static @Nullable TrainingJobArn parse(String text) {
    return isArn(text) ? new TrainingJobArn(text) : null;
  }

  private static boolean isArn(String text) {
    Matcher matcher = FORM.matcher(text);
    return text.length() <= 256
        && matcher.matches()
        && matcher.group(4).length() <= LONGEST_NAME
        && AccountRegion.isRegion(matcher.group(2).toLowerCase(Locale.ROOT));
  }

  /// The ARN of this job; its Region names the partition.
  public static TrainingJobArn of(AccountRegion accountRegion, String name) {
    return new TrainingJobArn(
        "arn:%s:sagemaker:%s:%s:training-job/%s"
            .formatted(
                PartitionMetadata.of(Region.of(accountRegion.region())).id(),
                accountRegion.region(),
                accountRegion.accountId(),
                name));
  }

  /// Whether the text has the form of a training job's name.
  public static boolean isName(String text) {
    return isArn("arn:aws:sagemaker:us-east-1:000000000000:training-job/" + text);
  }

  /// The ARN of another job, in the same partition and Region.
  public TrainingJobArn sibling(String accountId, String name) {
    return new TrainingJobArn(
        "arn:%s:sagemaker:%s:%s:training-job/%s".formatted(group(1), group(2), accountId, name));
  }

  /// The ARN in lower case: the table's partition key.
  public String key() {
    return spelling.toLowerCase(Locale.ROOT);
  }

  /// The account and Region that the ARN names.
  public AccountRegion accountRegion() {
    return new AccountRegion(group(3), group(2).toLowerCase(Locale.ROOT));
  }

  /// The job's name as this ARN spells it.
  public String name() {
    return group(4);
  }

  /// Whether both name the same job.
  public boolean sameJob(TrainingJobArn other) {
    return key().equals(other.key());
  }

  @Override
  public String toString() {
    return spelling;
  }

  private String group(int index) {
    Matcher matcher = FORM.matcher(spelling);
    if (!matcher.matches()) {
      throw new IllegalStateException("checked when it was made: " + spelling);
    }
    return matcher.group(index);
  }
}
