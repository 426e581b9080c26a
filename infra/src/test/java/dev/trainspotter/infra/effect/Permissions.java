package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Every statement of every policy in a template as one line, compared with the lines in
/// `permissions.txt`. So a statement that is wider, narrower, missing or new is a failure.
final class Permissions {
  /// The types of resources that hold statements.
  static final List<String> TYPES =
      List.of(
          "AWS::Events::EventBusPolicy",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::Lambda::Permission",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy");

  private static final List<String> POLICIES =
      List.of("PolicyDocument", "AssumeRolePolicyDocument");

  /// The lines of `permissions.txt`.
  static final List<String> EXPECTED = Checkout.lines(Permissions.class, "permissions.txt");

  /// Most statements of a mutant are those of the template.
  private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

  private Permissions() {}

  /// One line for each difference between the template and the lines.
  static List<String> failures(JsonNode template, List<String> expected) {
    List<String> failures = new ArrayList<>();
    TreeSet<String> actual = new TreeSet<>(lines(template));
    actual.stream().filter(line -> !expected.contains(line)).forEach(l -> failures.add("+ " + l));
    expected.stream().filter(line -> !actual.contains(line)).forEach(l -> failures.add("- " + l));
    return failures;
  }

  /// The template's statements in a fixed order, without the hashes of the logical ids.
  static List<String> lines(JsonNode template) {
    TreeSet<String> lines = new TreeSet<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              JsonNode properties = resource.getValue().path("Properties");
              for (String policy : POLICIES) {
                properties
                    .findValues(policy)
                    .forEach(document -> add(resource.getKey(), document, lines));
              }
              if (properties.path("Statement").isObject()) {
                lines.add(plain(resource.getKey() + " " + properties.path("Statement")));
              }
              if (resource.getValue().path("Type").asText().equals("AWS::Lambda::Permission")) {
                lines.add(plain(resource.getKey() + " " + properties));
              }
            });
    return List.copyOf(lines);
  }

  private static void add(String id, JsonNode document, Set<String> lines) {
    Synthesis.elements(document.path("Statement"))
        .forEach(statement -> lines.add(plain(id + " " + statement)));
  }

  private static String plain(String line) {
    return PLAIN.computeIfAbsent(line, Permissions::withoutHashes);
  }

  private static String withoutHashes(String line) {
    return line.replaceAll("(?<=[A-Za-z])[0-9A-F]{8}(?=[\" ]|$)", "")
        .replaceAll("\\{\"Fn::GetAtt\":\\[\"(\\w+)\",\"Arn\"]}", "\"$1.Arn\"")
        .replaceAll("\\{\"Ref\":\"([\\w:]+)\"}", "\"$1\"");
  }
}
