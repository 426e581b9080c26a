package dev.trainspotter.emulators.fleet.fulljob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/// A Describe answer with every documented member within its documented bounds.
///
/// The same values give the same answer, byte for byte. No text in it looks like a secret.
///
/// @param seed what the values are drawn from
/// @param isLargest whether lists, maps and texts have their documented maximum: about 3.4 MB
/// @param hasUnknownMembers whether each structure, at every depth, has a member that nobody knows
public record FullJob(long seed, boolean isLargest, boolean hasUnknownMembers) {

  /// One with lists of two, maps of three and short texts.
  public static FullJob of(long seed) {
    return new FullJob(seed, false, false);
  }

  /// The same with documented maxima.
  public FullJob largest() {
    return new FullJob(seed, true, hasUnknownMembers);
  }

  /// The same with a made-up member in each structure: `MadeUp0` at the top, `MadeUp1` within …
  public FullJob withUnknownMembers() {
    return new FullJob(seed, isLargest, true);
  }

  /// The job's name; its ARN is in account 111122223333 and Region us-east-1.
  public String trainingJobName() {
    String name = "full-job-" + Math.abs(seed % 1_000_000);
    return isLargest ? name + "x".repeat(63 - name.length()) : name;
  }

  /// The job's ARN.
  public String trainingJobArn() {
    return "arn:aws:sagemaker:us-east-1:111122223333:training-job/" + trainingJobName();
  }

  /// The answer.
  public ObjectNode describeAnswer() {
    MemberValues values = new MemberValues(new Random(seed), isLargest, hasUnknownMembers);
    ObjectNode answer = values.answer();
    answer.put("TrainingJobName", trainingJobName());
    answer.put("TrainingJobArn", trainingJobArn());
    return answer;
  }

  /// The values that stand at a member's path, of lists and maps all; empty if it is not there.
  public static List<JsonNode> at(ObjectNode answer, Member member) {
    return MemberPath.parse(member.path()).in(answer);
  }
}
