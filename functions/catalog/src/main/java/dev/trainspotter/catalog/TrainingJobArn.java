package dev.trainspotter.catalog;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// A training job's ARN in the spelling of one message or response.
///
/// SageMaker's responses and events may spell the same ARN in different cases, so two ARNs name the
/// same job when their [keys][#key()] are equal. Objects are equal when their spellings are.
public final class TrainingJobArn {
  private static final Pattern FORM =
      Pattern.compile(
          "arn:(aws[a-z-]*):sagemaker:([a-z]{2,}(?:-[a-z0-9]+)+):([0-9]{12}):training-job/"
              + "([a-z0-9](?:-*[a-z0-9]){0,62})",
          Pattern.CASE_INSENSITIVE);

  /// What a job's name must be.
  public static final String NAME_FORM =
      "1 to 63 letters, digits and hyphens, no hyphen first or last";

  private static final int MAX_LENGTH = 256;
  private static final int MAX_NAME_LENGTH = 63;
  private static final int PARTS = 6;

  private final String spelling;
  private final String partition;
  private final String region;
  private final String accountId;
  private final String name;

  /// @throws IllegalArgumentException when the text is not a training job's ARN
  public TrainingJobArn(String spelling) {
    this(spelling, isArn(spelling));
  }

  private TrainingJobArn(String spelling, boolean isArn) {
    String[] parts = spelling.split(":", PARTS);
    if (!isArn || parts.length < PARTS) {
      throw new IllegalArgumentException("not a training job's ARN: " + spelling);
    }
    this.spelling = spelling;
    this.partition = parts[1];
    this.region = parts[3];
    this.accountId = parts[4];
    this.name = parts[5].substring(parts[5].indexOf('/') + 1);
  }

  /// The ARN in this text; null when the text is not a training job's ARN.
  public static @Nullable TrainingJobArn parse(String text) {
    return isArn(text) ? new TrainingJobArn(text, true) : null;
  }

  /// The ARN or [key][#key()] that a row holds. It was checked before it was stored, so its form is
  /// not checked again: reading a list makes thousands of them.
  ///
  /// @throws IllegalArgumentException when the text has fewer parts than an ARN
  public static TrainingJobArn ofStored(String text) {
    return new TrainingJobArn(text, true);
  }

  /// The ARN of the job of this name; its Region decides the partition.
  public static TrainingJobArn of(AccountRegion accountRegion, String name) {
    return new TrainingJobArn(
        spelling(
            PartitionMetadata.of(Region.of(accountRegion.region())).id(),
            accountRegion.region(),
            accountRegion.accountId(),
            name));
  }

  private static String spelling(String partition, String region, String accountId, String name) {
    return "arn:%s:sagemaker:%s:%s:training-job/%s".formatted(partition, region, accountId, name);
  }

  private static boolean isArn(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        && matcher.group(4).length() <= MAX_NAME_LENGTH
        && AccountRegion.isRegion(matcher.group(2).toLowerCase(Locale.ROOT));
  }

  /// Whether the text has the form of a training job's name.
  public static boolean isName(String text) {
    return isArn(spelling("aws", "us-east-1", "000000000000", text));
  }

  /// The ARN of a job of another account or name in the same partition and Region.
  public TrainingJobArn sibling(String accountId, String name) {
    return new TrainingJobArn(spelling(partition, region, accountId, name));
  }

  /// The text as it was received.
  public String spelling() {
    return spelling;
  }

  /// The ARN in lower case: the table's partition key.
  public String key() {
    return spelling.toLowerCase(Locale.ROOT);
  }

  /// The account and Region that the ARN names.
  public AccountRegion accountRegion() {
    return new AccountRegion(accountId, region.toLowerCase(Locale.ROOT));
  }

  /// The job's name as this ARN spells it.
  public String name() {
    return name;
  }

  /// Whether both name the same job.
  public boolean sameJob(TrainingJobArn other) {
    return key().equals(other.key());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrainingJobArn arn && arn.spelling.equals(spelling);
  }

  @Override
  public int hashCode() {
    return spelling.hashCode();
  }

  @Override
  public String toString() {
    return spelling;
  }
}
