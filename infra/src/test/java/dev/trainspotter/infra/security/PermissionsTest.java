package dev.trainspotter.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.running.Resolver;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Permissions that the running stack does not show: roles, resource policies, callers of the API.
class PermissionsTest {
  @ParameterizedTest
  @EnumSource
  void bindsEveryRoleToTheDeploysPathNameAndBoundary(Variant variant) {
    boolean isBound = variant == Variant.OTHER_ACCOUNTS;

    assertThat(Synthesis.of(variant).properties("AWS::IAM::Role"))
        .hasSize(
            3
                + (isBound || variant == Variant.WATCHED ? 1 : 0)
                + (variant.hasLake() ? 1 : 0)
                + (variant == Variant.WITHOUT_SQL ? 0 : 1)
                + (variant == Variant.WITHOUT_RECONCILIATION ? 0 : 2))
        .allSatisfy(
            role -> {
              assertThat(role.path("PermissionsBoundary").asText())
                  .isEqualTo(isBound ? Variant.BOUNDARY : "");
              assertThat(role.path("Path").asText()).isEqualTo(isBound ? "/platform/" : "/");
              assertThat(role.path("RoleName").toString())
                  .contains(isBound ? "ml-trainspotter-prod-" : "");
            });
  }

  /// IAM allows 64 characters.
  @Test
  void keepsTheNamesOfRolesShortEnough() {
    Synthesis stack =
        Synthesis.of(
            Map.of(
                "trainspotter:stage",
                "s".repeat(12),
                "trainspotter:rolePrefix",
                "p".repeat(14),
                "trainspotter:lake",
                "daily",
                "trainspotter:accounts",
                "111122223333"),
            Synthesis.standIns());
    Resolver resolver = new Resolver(stack.template());

    assertThat(stack.properties("AWS::IAM::Role"))
        .allSatisfy(
            role ->
                assertThat(
                        resolver
                            .text(role.path("RoleName"))
                            .replace(Resolver.REGION, "ap-northeast-1"))
                    .hasSizeBetween(1, 64));
  }

  @ParameterizedTest
  @EnumSource
  void addsNoPolicyToTheRolesOwnStatements(Variant variant) {
    assertThat(Synthesis.of(variant).properties("AWS::IAM::Policy")).isEmpty();
  }

  @Test
  void givesTheStatementsThatTheCustomersKeyNeeds() {
    String statements =
        Synthesis.of(Variant.CUSTOMER_KEY).template().at("/Outputs/KeyPolicyStatements").toString();

    assertThat(statements)
        .contains("events.amazonaws.com", "cloudwatch.amazonaws.com", "logs.", "kms:ViaService");
    assertThat(
            Synthesis.of(Variant.IAM).template().at("/Outputs/KeyPolicyStatements").isMissingNode())
        .isTrue();
  }

  @Test
  void confinesATeamToTheJobsOfItsAccount() {
    List<JsonNode> policies = Synthesis.of(Variant.IAM).properties("AWS::IAM::ManagedPolicy");

    assertThat(policies).hasSize(2);
    assertThat(Synthesis.of(Variant.JWT).properties("AWS::IAM::ManagedPolicy")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void allowsNoRequestWithoutAuthorization(Variant variant) {
    List<JsonNode> open =
        Synthesis.of(variant).template().findParents("Principal").stream()
            .filter(statement -> statement.path("Effect").asText().equals("Allow"))
            .filter(statement -> statement.path("Principal").toString().contains("\"*\""))
            .filter(statement -> !statement.path("Condition").toString().contains("OrgID"))
            .toList();

    assertThat(open).isEmpty();
    assertThat(Synthesis.of(variant).properties("AWS::ApiGatewayV2::Route"))
        .allSatisfy(
            route ->
                assertThat(route.path("AuthorizationType").asText())
                    .isEqualTo(variant == Variant.JWT ? "JWT" : "AWS_IAM"));
  }

  @ParameterizedTest
  @EnumSource
  void allowsServicesOnlyOnBehalfOfThisAccount(Variant variant) {
    Stream<JsonNode> allowed =
        Stream.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")
            .flatMap(type -> Synthesis.of(variant).properties(type).stream())
            .flatMap(policy -> Synthesis.elements(policy.at("/PolicyDocument/Statement")))
            .filter(statement -> statement.path("Effect").asText().equals("Allow"));

    assertThat(allowed)
        .isNotEmpty()
        .allSatisfy(
            statement -> assertThat(statement.path("Condition").toString()).contains("aws:Source"));
  }
}
