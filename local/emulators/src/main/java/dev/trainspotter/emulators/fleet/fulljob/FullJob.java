package dev.trainspotter.emulators.fleet.fulljob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/// A Describe response with every documented member within its documented bounds.
///
/// The same values give the same response, byte for byte. No text in it looks like a secret.
///
/// @param seed the seed of all values
/// @param isLargest whether lists, maps and texts have their documented maximum: about 3.4 MB
/// @param hasUnknownMembers whether each structure, at every depth, has an undocumented member
public record FullJob(long seed, boolean isLargest, boolean hasUnknownMembers) {

  /// A job with lists of two elements, maps of three entries and short texts.
  public static FullJob of(long seed) {
    return new FullJob(seed, false, false);
  }

  /// The same with sizes and numbers at their documented maxima.
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

  /// The response of Describe.
  public ObjectNode describeResponse() {
    MemberValues values = new MemberValues(new Random(seed), isLargest, hasUnknownMembers);
    ObjectNode response = values.response();
    response.put("TrainingJobName", trainingJobName());
    response.put("TrainingJobArn", trainingJobArn());
    return response;
  }

  /// All values at a member's path, one for each element of lists and maps on the path; empty if
  /// the member is absent.
  public static List<JsonNode> at(ObjectNode response, Member member) {
    return MemberPath.parse(member.path()).in(response);
  }
}
