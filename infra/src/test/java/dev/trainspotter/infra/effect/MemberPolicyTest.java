package dev.trainspotter.infra.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.iam.IamPolicy;
import dev.trainspotter.infra.running.Resolver;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may send events to the hub, and who may read the jobs of a member.
class MemberPolicyTest {
  private static final JsonNode HUB = Synthesis.of(Variant.WATCHED).template();
  private static final JsonNode ORGANIZATION = Synthesis.of(Variant.ORGANIZATION).template();
  private static final JsonNode MEMBER = Synthesis.member(Variant.WATCHED);
  private static final String BUS = Resolver.arn("events", "event-bus/trainspotter-prod");
  private static final String STATE_CHANGE = "SageMaker Training Job State Change";
  private static final String TAG_CHANGE = "Tag Change on Resource";
  private static final String INGEST = "role/trainspotter-prod-ingest-us-east-1";

  @Test
  void isAMemberWithExactlyWhatItNeeds() {
    assertThat(MemberFindings.of(MEMBER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "444455556666, events:PutEvents, aws.sagemaker, " + STATE_CHANGE + ", true",
    "777788889999, events:PutEvents, aws.tag, " + TAG_CHANGE + ", true",
    "999900001111, events:PutEvents, aws.sagemaker, " + STATE_CHANGE + ", false",
    "444455556666, events:PutRule, aws.sagemaker, " + STATE_CHANGE + ", false",
    "444455556666, events:PutEvents, aws.ec2, " + STATE_CHANGE + ", false",
    "444455556666, events:PutEvents, my.source, " + STATE_CHANGE + ", false",
    "444455556666, events:PutEvents, aws.sagemaker, " + TAG_CHANGE + ", false",
    "444455556666, events:PutEvents, aws.sagemaker, SageMaker Model State Change, false"
  })
  void admitsTheEventsOfListedAccountsToTheBus(
      String account, String action, String source, String detailType, boolean isAllowed) {
    Map<String, String> context = Map.of("events:source", source, "events:detail-type", detailType);

    assertThat(busPolicy(HUB, account).allows(action, BUS, context)).isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource({
    "o-a1b2c3d4e5, r-ab12/ou-ab12-c3d4e5f6/, aws.sagemaker, true",
    "o-a1b2c3d4e5, r-ab12/ou-ab12-11112222/ou-ab12-77778888/ou-ab12-33334444/, aws.sagemaker, true",
    "o-a1b2c3d4e5, r-ab12/ou-ab12-11112222/, aws.sagemaker, false",
    "o-a1b2c3d4e5, r-ab12/, aws.sagemaker, false",
    "o-strange123, r-ab12/ou-ab12-c3d4e5f6/, aws.sagemaker, false",
    "o-a1b2c3d4e5, r-ab12/ou-ab12-c3d4e5f6/, aws.ec2, false",
    ", , aws.sagemaker, false"
  })
  void admitsTheEventsOfUnitsToTheBus(
      String organization, String units, String source, boolean isAllowed) {
    Map<String, String> context = new HashMap<>();
    context.put("events:source", source);
    context.put("events:detail-type", STATE_CHANGE);
    if (organization != null) {
      context.put("aws:PrincipalOrgID", organization);
      context.put("aws:PrincipalOrgPaths", organization + "/" + units);
    }

    assertThat(busPolicy(ORGANIZATION, "444455556666").allows("events:PutEvents", BUS, context))
        .isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource({
    "111122223333, " + INGEST + ", 111122223333:us-east-1:prod, true",
    "111122223333, role/trainspotter-prod-reconcile-us-east-1, 111122223333:us-east-1:prod, true",
    "111122223333, role/trainspotter-prod-query-us-east-1, 111122223333:us-east-1:prod, false",
    "111122223333, role/trainspotter-prod-ingest-eu-west-1, 111122223333:us-east-1:prod, false",
    "111122223333, role/admin, 111122223333:us-east-1:prod, false",
    "111122223333, " + INGEST + ", 111122223333:us-east-1:dev, false",
    "111122223333, " + INGEST + ", , false",
    "999900001111, " + INGEST + ", 111122223333:us-east-1:prod, false"
  })
  void letsTwoRolesOfTheHubAloneReadTheJobsOfAMember(
      String account, String role, String externalId, boolean isAllowed) {
    JsonNode trust =
        Templates.byId(MEMBER)
            .get("ReaderRole")
            .at("/Properties/AssumeRolePolicyDocument/Statement");
    Map<String, String> context = new HashMap<>();
    context.put("aws:PrincipalArn", "arn:aws:iam::%s:%s".formatted(account, role));
    if (externalId != null) {
      context.put("sts:ExternalId", externalId);
    }

    boolean allows =
        new IamPolicy(trust, new Resolver(MEMBER)::text)
            .forAccount(account)
            .allows("sts:AssumeRole", "", context);

    assertThat(allows).isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource({
    "444455556666, trainspotter-prod-reader-us-east-1, true",
    "777788889999, trainspotter-prod-reader-us-east-1, true",
    "999900001111, trainspotter-prod-reader-us-east-1, false",
    "111122223333, trainspotter-prod-reader-us-east-1, false",
    "444455556666, trainspotter-prod-reader-us-east-1x, false",
    "444455556666, admin, false"
  })
  void assumesTheReaderRolesOfListedAccountsAlone(String account, String name, boolean isAllowed) {
    String arn = "arn:aws:iam::%s:role/%s".formatted(account, name);

    for (String role : new String[] {"IngestRole", "ReconcileRole"}) {
      assertThat(policyOf(HUB, role).allows("sts:AssumeRole", arn, Map.of())).isEqualTo(isAllowed);
    }
    assertThat(policyOf(HUB, "QueryRole").allows("sts:AssumeRole", arn, Map.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "trainspotter-prod-reader-us-east-1, o-a1b2c3d4e5, true",
    "trainspotter-prod-reader-us-east-1, o-strange123, false",
    "trainspotter-prod-reader-us-east-1, , false",
    "admin, o-a1b2c3d4e5, false"
  })
  void assumesTheReaderRolesOfItsOrganizationAlone(
      String name, String organization, boolean isAllowed) {
    String arn = "arn:aws:iam::444455556666:role/" + name;
    Map<String, String> context =
        organization == null ? Map.of() : Map.of("aws:ResourceOrgID", organization);

    assertThat(policyOf(ORGANIZATION, "IngestRole").allows("sts:AssumeRole", arn, context))
        .isEqualTo(isAllowed);
  }

  @Test
  void forwardsToTheHubsBusAlone() {
    IamPolicy policy = policyOf(MEMBER, "ForwardRole");

    assertThat(policy.allows("events:PutEvents", BUS, Map.of())).isTrue();
    assertThat(policy.allows("events:PutEvents", BUS + "2", Map.of())).isFalse();
    assertThat(policy.allows("events:PutRule", BUS, Map.of())).isFalse();
  }

  private static IamPolicy busPolicy(JsonNode template, String account) {
    ArrayNode statements = Synthesis.JSON.createArrayNode();
    Templates.named(template, "AWS::Events::EventBusPolicy")
        .values()
        .forEach(policy -> statements.add(policy.path("Statement")));
    return new IamPolicy(statements, new Resolver(template)::text).forAccount(account);
  }

  private static IamPolicy policyOf(JsonNode template, String role) {
    return new IamPolicy(
        Templates.byId(template).get(role).at("/Properties/Policies/0/PolicyDocument/Statement"),
        new Resolver(template)::text);
  }
}
