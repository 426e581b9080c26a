package dev.trainspotter.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may do what, beside what the running stack shows.
class RolesTest {
  @ParameterizedTest
  @EnumSource
  void bindsEveryRoleToTheDeploysPathNameAndBoundary(Variant variant) {
    boolean isBound = variant == Variant.OTHER_ACCOUNTS;

    assertThat(Synthesis.of(variant).properties("AWS::IAM::Role"))
        .hasSize(isBound ? 4 : 3)
        .allSatisfy(
            role -> {
              assertThat(role.path("PermissionsBoundary").asText())
                  .isEqualTo(isBound ? Variant.BOUNDARY : "");
              assertThat(role.path("Path").asText()).isEqualTo(isBound ? "/platform/" : "/");
              assertThat(role.path("RoleName").toString())
                  .contains(isBound ? "ml-trainspotter-prod-" : "");
            });
  }

  @ParameterizedTest
  @EnumSource
  void addsNoStatementBesideThoseOfTheRoles(Variant variant) {
    assertThat(Synthesis.of(variant).properties("AWS::IAM::Policy")).isEmpty();
  }

  @Test
  void saysWhatTheCustomersKeyMustAllow() {
    String statements =
        Synthesis.of(Variant.CUSTOMER_KEY).template().at("/Outputs/KeyPolicyStatements").toString();

    assertThat(statements)
        .contains("events.amazonaws.com", "cloudwatch.amazonaws.com", "logs.", "kms:ViaService");
    assertThat(
            Synthesis.of(Variant.IAM).template().at("/Outputs/KeyPolicyStatements").isMissingNode())
        .isTrue();
  }

  @Test
  void confinesATeamToItsAccountsRows() {
    List<JsonNode> policies = Synthesis.of(Variant.IAM).properties("AWS::IAM::ManagedPolicy");

    assertThat(policies).hasSize(2);
    assertThat(policies.getLast().toString())
        .contains(
            "/GET/v1/training-jobs/",
            "/POST/v1/training-jobs/",
            "IsRowsOfOwnAccount",
            "RowsOfAccount")
        .doesNotContain("/v1/*\"", "/*/v1");
    assertThat(Synthesis.of(Variant.JWT).properties("AWS::IAM::ManagedPolicy")).isEmpty();
  }
}
