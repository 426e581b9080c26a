package dev.trainspotter.infra.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.members.MemberStack;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.ManagedPolicy;

/// The stack passes the rules of cdk-nag and CloudFormation.
class PolicyChecksTest {
  @ParameterizedTest
  @EnumSource
  void hasNoFindingOfCdkNag(Variant variant) {
    Annotations found = Synthesis.of(variant).annotations();

    assertThatCode(() -> found.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*")))
        .doesNotThrowAnyException();
  }

  @Test
  void findsNothingInTheStackOfAMember() {
    MemberStack stack = new MemberStack(Synthesis.app(), Variant.WATCHED.configuration());
    Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().reports(false).build());

    Annotations found = Annotations.fromStack(stack);

    assertThatCode(() -> found.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void listsEverySuppressionOnTheSecurityPage(Suppression suppression) {
    String row =
        "| %s | %s | %s |".formatted(suppression.rule(), suppression.where(), suppression.reason());

    assertThat(Checkout.text("docs/security.md")).contains(row);
  }

  @ParameterizedTest
  @EnumSource
  void hasOnlyTheSuppressionsOfTheList(Variant variant) {
    Synthesis.of(variant)
        .template()
        .findValues("rules_to_suppress")
        .forEach(
            rules ->
                rules.forEach(
                    rule ->
                        assertThat(Suppression.values())
                            .anySatisfy(
                                known ->
                                    assertThat(rule.path("reason").asText())
                                        .isEqualTo(known.reason()))));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "FUNCTION_ROLE_WILDCARDS",
        "READERS_OF_AN_ORGANIZATION",
        "MEMBER_SEARCH",
        "API_PATH_WILDCARDS",
        "EXPORT_ROLE_WILDCARD"
      })
  void reportsAStarThatASuppressionDoesNotName(Suppression suppression) {
    Stack stack = new Stack(new App(), "Wide");
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(stack, "Policy")
            .statements(
                List.of(Statements.allow("Wide", List.of("s3:GetObject"), "arn:aws:s3:::models/*")))
            .build();
    suppression.applyTo(policy);
    Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().reports(false).build());

    Annotations found = Annotations.fromStack(stack);

    assertThatThrownBy(
            () -> found.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-IAM5.*models.*")))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void isValidatedByTheRulesOfCloudFormation() {
    App app = new App(AppProps.builder().context(Synthesis.cdkContext()).build());
    Stack broken = new Stack(app, "Broken");
    CfnResource.Builder.create(broken, "Function")
        .type("AWS::Lambda::Function")
        .properties(Map.of("Runtime", "java1", "Code", Map.of(), "Role", "nobody"))
        .build();

    assertThatThrownBy(app::synth).hasMessageContaining("alidation");
  }
}
