package dev.trainspotter.ingest.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import dev.trainspotter.emulators.fleet.fulljob.Member;
import dev.trainspotter.ingest.RealParts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every documented member of the description with a value of every other JSON type: the job is
/// described, all other columns are as they were, and the odd value is found again.
class OtherTypesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FullJob JOB = FullJob.of(11);
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final AttributeValue CREATED = AttributeValue.fromS("2026-11-20T08:00:00.000Z");

  /// Values of every JSON type, texts and numbers in forms that SageMaker does not send.
  private static final List<String> VALUES =
      List.of(
          "\"odd-text\"",
          "\"2026-11-22T07:27:27.217Z\"",
          "981.5",
          "981.0",
          "12345678901234567890123",
          "true",
          "[]",
          "[\"odd-element\"]",
          "{}",
          "{\"OddMember\": \"odd-value\"}");

  private final SageMakerJobs jobs =
      new SageMakerJobs(
          new SageMakerClients(UrlConnectionHttpClient.create(), settings()),
          new JobReader(Masking.on()),
          InstantSource.fixed(NOW));

  private static Settings settings() {
    return Settings.from(
        Map.of(
            "TABLE_NAME", "t",
            "STATE_TABLE_NAME", "s",
            "ACCOUNTS", "111122223333",
            "ACCOUNT_CREDENTIALS", "account-id"));
  }

  @AfterEach
  void forgetTheJob() {
    RealParts.SAGE_MAKER.delete(JOB.trainingJobArn());
  }

  static Stream<Member> members() {
    return Member.all().stream()
        .filter(member -> !member.path().endsWith("]") && !member.path().endsWith("}"))
        .filter(member -> !FullJob.at(JOB.describeResponse(), member).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("members")
  void costsNothingButTheMemberItself(Member member) throws Exception {
    RealParts.SAGE_MAKER.put(JOB.describeResponse(), Map.of("team", "nlp"));
    Map<String, AttributeValue> usual = described().columns();
    for (String value : valuesOfOtherTypes(member)) {
      ObjectNode response = with(member, JSON.readTree(value));
      RealParts.SAGE_MAKER.putRaw(JOB.trainingJobArn(), JSON.writeValueAsBytes(response));

      TrainingJob job = described();

      assertThat(withoutOddColumns(job.columns(), member))
          .as("%s: %s", member.path(), value)
          .isEqualTo(withoutOddColumns(usual, member));
      assertThat(text(job)).as("%s: %s", member.path(), value).contains(found(value));
    }
  }

  private static List<String> valuesOfOtherTypes(Member member) {
    String same =
        switch (member.type()) {
          case "string" -> "\".*";
          case "timestamp" -> "[0-9.]+";
          default -> "(?!)";
        };
    return VALUES.stream().filter(value -> !value.matches(same)).toList();
  }

  private TrainingJob described() {
    TrainingJobArn arn = new TrainingJobArn(JOB.trainingJobArn());
    DescribeResult result = jobs.describe(arn, JOB.trainingJobName(), CREATED);
    assertThat(result).isInstanceOf(DescribeResult.Described.class);
    return ((DescribeResult.Described) result).job();
  }

  /// The response with this value at the member's path, in the first element of each list.
  private static ObjectNode with(Member member, JsonNode value) {
    ObjectNode response = JOB.describeResponse();
    List<String> steps = List.of(member.path().split("(?=\\[])|\\.|(?=\\{val})"));
    JsonNode parent = response;
    for (String step : steps.subList(0, steps.size() - 1)) {
      parent =
          switch (step) {
            case "[]" -> ((ArrayNode) parent).get(0);
            case "{val}" -> parent.elements().next();
            default -> parent.get(step);
          };
    }
    ((ObjectNode) parent).set(steps.getLast(), value);
    return response;
  }

  /// The columns that neither hold the member nor are made of it.
  private static Map<String, AttributeValue> withoutOddColumns(
      Map<String, AttributeValue> columns, Member member) {
    String top = member.path().split("[.\\[{]")[0];
    Map<String, AttributeValue> others = new HashMap<>(columns);
    for (Column column : Column.values()) {
      if (top.equals(column.member())) {
        others.remove(column.id());
      }
    }
    others.remove(Column.EXTRA_MEMBERS.id());
    if (top.equals("ResourceConfig")) {
      others.remove(Column.INSTANCE_TYPE.id());
      others.remove(Column.INSTANCE_COUNT.id());
    }
    if (top.equals("CreationTime")) {
      others.remove(Column.KEY.id());
    }
    return others;
  }

  private static String text(TrainingJob job) {
    return new String(job.toJson().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /// What of the value must be in the row.
  private static String found(String value) {
    return switch (value) {
      case "981.0" -> "981";
      case "[]", "{}", "true" -> value;
      case "[\"odd-element\"]" -> "odd-element";
      case "{\"OddMember\": \"odd-value\"}" -> "odd-value";
      default -> value.replace("\"", "");
    };
  }
}
