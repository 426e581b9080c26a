package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The members of a response of `DescribeTrainingJob`.
///
/// @param requested the job that was requested
/// @param name the name that it was requested by
/// @param knownCreation the creation time that a message reported; null when none did
record Description(
    TrainingJobArn requested,
    String name,
    Map<String, AttributeValue> members,
    @Nullable AttributeValue knownCreation) {
  /// Why no row can be made of it; null when one can.
  @Nullable Unavailable unreadable() {
    if (isAbsent(Column.TRAINING_JOB_ARN) || isAboutAnotherJob()) {
      return unreadable(Cause.DOWN, Column.TRAINING_JOB_ARN);
    }
    for (Column column : List.of(Column.TRAINING_JOB_STATUS, Column.CREATION_TIME)) {
      if (isAbsent(column)) {
        return unreadable(Cause.UNREADABLE, column);
      }
    }
    return creation() == null ? unreadable(Cause.UNREADABLE, Column.CREATION_TIME) : null;
  }

  private static Unavailable unreadable(Cause cause, Column column) {
    return new Unavailable(cause, String.valueOf(column.member()));
  }

  /// The job's ARN as SageMaker spells it, else as it was requested.
  TrainingJobArn arn() {
    AttributeValue sent = members.get(Column.TRAINING_JOB_ARN.member());
    TrainingJobArn arn = sent == null || sent.s() == null ? null : TrainingJobArn.parse(sent.s());
    return arn == null ? requested : arn;
  }

  /// The spellings under which `ListTags` may know the job: the described ARN first, then the ARN
  /// with the job's name as it was requested.
  List<String> spellings() {
    return spellings(arn(), name);
  }

  /// The spellings of this ARN under which `ListTags` may know the job.
  static List<String> spellings(TrainingJobArn arn, String name) {
    String text = arn.spelling();
    String named = text.substring(0, text.length() - arn.name().length()) + name;
    return Stream.of(text, named).distinct().toList();
  }

  /// The creation time: as sent, else as a message reported it; null when it is not known.
  @Nullable String creation() {
    AttributeValue sent = members.get(Column.CREATION_TIME.member());
    String described = sent == null ? null : Timestamps.read(sent);
    return described == null && knownCreation != null ? Timestamps.read(knownCreation) : described;
  }

  private boolean isAbsent(Column column) {
    AttributeValue sent = members.get(column.member());
    return sent == null || Boolean.TRUE.equals(sent.nul()) || "".equals(sent.s());
  }

  /// An ARN of another type than text says nothing: the job was requested by its name.
  private boolean isAboutAnotherJob() {
    AttributeValue sent = members.get(Column.TRAINING_JOB_ARN.member());
    if (sent == null || sent.s() == null) {
      return false;
    }
    TrainingJobArn arn = TrainingJobArn.parse(sent.s());
    return arn == null || !arn.sameJob(requested);
  }
}
