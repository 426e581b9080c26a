package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.running.Resolver;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The statements for the policy of a key, before the first deployment.
class KeyPolicyCommandTest {
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/0d3b3b9e-1111";

  @Test
  void printsTheStatementsThatTheStackWouldOutput() {
    JsonNode template = Synthesis.of(Variant.CUSTOMER_KEY).template();
    String output = new Resolver(template).text(template.at("/Outputs/KeyPolicyStatements/Value"));

    assertThat(Synthesis.parse(KeyPolicyCommand.run("key-policy", KEY)))
        .isEqualTo(Synthesis.parse(output));
  }

  @Test
  void admitsRulesAndAlarmsOfTheKeysAccountOnly() {
    JsonNode statements = Synthesis.parse(KeyPolicyCommand.run("key-policy", KEY));

    assertThat(Synthesis.texts(statements, "/Sid"))
        .containsExactly(
            "TrainspotterRows", "TrainspotterLogs", "TrainspotterRules", "TrainspotterAlarms");
    assertThat(
            List.of(
                statements.at("/2/Condition/StringEquals/aws:SourceAccount").asText(),
                statements.at("/3/Condition/StringEquals/aws:SourceAccount").asText()))
        .containsOnly("111122223333");
  }

  @Test
  void namesTheServicesOfChina() {
    String statements =
        KeyPolicyCommand.run("key-policy", KEY.replace("arn:aws:", "arn:aws-cn:"), "dev");

    assertThat(statements)
        .contains("\"logs.us-east-1.amazonaws.com.cn\"", "log-group:trainspotter-dev-*");
  }

  @Test
  void saysHowToCallItWithoutAKey() {
    assertThatThrownBy(() -> KeyPolicyCommand.run("key-policy", "alias/mine"))
        .hasMessage(
            "usage: sh app.sh key-policy arn:aws:kms:<region>:<account>:key/<id> [<stage>]");
  }
}
