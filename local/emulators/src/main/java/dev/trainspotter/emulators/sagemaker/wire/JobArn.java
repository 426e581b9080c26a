package dev.trainspotter.emulators.sagemaker.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of a training job's ARN.
///
/// @param text the ARN as spelled
/// @param account the account that may see the job
/// @param region the Region in which it is seen
/// @param name the job's name
public record JobArn(String text, String account, String region, String name) {
  private static final Pattern SHAPE =
      Pattern.compile("arn:aws[a-z-]*:sagemaker:([a-z0-9-]+):([0-9]{12}):training-job/(.+)");

  public static JobArn parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a training job's ARN, was " + text);
    }
    return new JobArn(text, matcher.group(2), matcher.group(1), matcher.group(3));
  }
}
