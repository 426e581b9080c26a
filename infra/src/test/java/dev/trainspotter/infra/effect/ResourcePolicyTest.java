package dev.trainspotter.infra.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.iam.IamPolicy;
import dev.trainspotter.infra.running.Resolver;
import dev.trainspotter.infra.security.KeyPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Services use the key, the queues and the topic on behalf of this stack and no other.
class ResourcePolicyTest {
  private static final JsonNode TEMPLATE = Synthesis.of(Variant.WATCHED).template();
  private static final Resolver RESOLVER = new Resolver(TEMPLATE);
  private static final String OTHER = "999900001111";
  private static final String TLS = "aws:SecureTransport";

  /// A request to the key that the customer's policy decides on.
  private static boolean allowsKey(String principal, String action, Map<String, String> context) {
    JsonNode statements =
        Synthesis.JSON.valueToTree(
            KeyPolicy.of("trainspotter-prod", "aws", Resolver.REGION, Resolver.ACCOUNT)
                .statements());
    return new IamPolicy(of(principal, statements), RESOLVER::text).allows(action, "*", context);
  }

  private static JsonNode of(String principal, JsonNode statements) {
    ArrayNode found = Synthesis.JSON.createArrayNode();
    Synthesis.elements(statements)
        .filter(
            statement ->
                Synthesis.elements(statement.path("Principal"))
                    .anyMatch(each -> each.asText().equals(principal) || each.asText().equals("*")))
        .forEach(found::add);
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.amazonaws.com", "cloudwatch.amazonaws.com"})
  void letsRulesAndAlarmsOfThisAccountAloneUseTheKey(String service) {
    for (String action : new String[] {"kms:GenerateDataKey", "kms:Decrypt"}) {
      assertThat(allowsKey(service, action, source(Resolver.ACCOUNT))).isTrue();
      assertThat(allowsKey(service, action, source(OTHER))).isFalse();
      assertThat(allowsKey(service, action, Map.of())).isFalse();
    }
    assertThat(allowsKey(service, "kms:ScheduleKeyDeletion", source(Resolver.ACCOUNT))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "111122223333, us-east-1, trainspotter-prod-IngestLog, true",
    "111122223333, us-east-1, other-IngestLog, false",
    "999900001111, us-east-1, trainspotter-prod-IngestLog, false",
    "111122223333, eu-west-1, trainspotter-prod-IngestLog, false"
  })
  void letsTheLogsOfThisStackAloneUseTheKey(
      String account, String region, String log, boolean isAllowed) {
    String arn = "arn:aws:logs:%s:%s:log-group:%s".formatted(region, account, log);

    assertThat(
            allowsKey(
                "logs.us-east-1.amazonaws.com",
                "kms:Encrypt",
                Map.of("kms:EncryptionContext:aws:logs:arn", arn)))
        .isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb.us-east-1.amazonaws.com, true",
    "sqs.us-east-1.amazonaws.com, true",
    "s3.us-east-1.amazonaws.com, true",
    "lambda.us-east-1.amazonaws.com, false",
    "dynamodb.eu-west-1.amazonaws.com, false",
    ", false"
  })
  void letsRolesUseTheKeyOnlyThroughTablesQueuesAndBuckets(String service, boolean isAllowed) {
    Map<String, String> context = service == null ? Map.of() : Map.of("kms:ViaService", service);

    assertThat(allowsKey("arn:aws:iam::111122223333:root", "kms:Decrypt", context))
        .isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource({
    "LiveQueue, 111122223333, StateChangeRule, true, true",
    "LiveQueue, 111122223333, TagChangeRule, true, true",
    "LiveQueue, 111122223333, OtherRule, true, false",
    "LiveQueue, 999900001111, StateChangeRule, true, false",
    "LiveQueue, 111122223333, StateChangeRule, false, false",
    "DeadLetterQueue, 111122223333, StateChangeRule, true, true",
    "DeadLetterQueue, 999900001111, StateChangeRule, true, false",
    "BacklogQueue, 111122223333, StateChangeRule, true, false"
  })
  void letsTheRulesOfThisStackAloneSendToItsQueues(
      String queue, String account, String rule, boolean isEncrypted, boolean isAllowed) {
    String id = id(queue);
    JsonNode policy = Templates.byId(TEMPLATE).get(queue + "Policy");
    String source = "arn:aws:events:us-east-1:%s:rule/%s".formatted(account, id(rule));

    boolean allows =
        new IamPolicy(
                of("events.amazonaws.com", policy.at("/Properties/PolicyDocument/Statement")),
                RESOLVER::text)
            .allows(
                "sqs:SendMessage",
                Resolver.arn("sqs", id),
                Map.of("aws:SourceArn", source, TLS, String.valueOf(isEncrypted)));

    assertThat(allows).isEqualTo(isAllowed);
  }

  @Test
  void letsTheAlarmsOfThisAccountAlonePublishToTheTopic() {
    JsonNode statements =
        Templates.byId(TEMPLATE).get("AlarmTopicPolicy").at("/Properties/PolicyDocument/Statement");
    IamPolicy policy = new IamPolicy(of("cloudwatch.amazonaws.com", statements), RESOLVER::text);

    assertThat(policy.allows("sns:Publish", id("AlarmTopic"), source(Resolver.ACCOUNT))).isTrue();
    assertThat(policy.allows("sns:Publish", id("AlarmTopic"), source(OTHER))).isFalse();
    assertThat(policy.allows("sns:Subscribe", id("AlarmTopic"), source(Resolver.ACCOUNT)))
        .isFalse();
  }

  private static Map<String, String> source(String account) {
    return Map.of("aws:SourceAccount", account);
  }

  /// The logical id with its hash; the id itself if the template does not have it.
  private static String id(String withoutHash) {
    return TEMPLATE.path("Resources").properties().stream()
        .map(Map.Entry::getKey)
        .filter(each -> Templates.withoutHashes(each).equals(withoutHash))
        .findFirst()
        .orElse(withoutHash);
  }
}
