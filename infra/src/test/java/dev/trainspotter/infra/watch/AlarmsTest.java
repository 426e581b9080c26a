package dev.trainspotter.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every alarm notifies the topic and has a section in the runbook.
class AlarmsTest {
  @ParameterizedTest
  @EnumSource
  void notifiesTheTopicOfEveryAlarmAndLinksTheRunbook(Variant variant) {
    List<JsonNode> alarms = Synthesis.of(variant).properties("AWS::CloudWatch::Alarm");
    int expected =
        AlarmKind.values().length
            - (List.of(Variant.OTHER_ACCOUNTS, Variant.WATCHED).contains(variant) ? 0 : 1)
            - (variant == Variant.WITHOUT_RECONCILIATION ? 3 : 0)
            - (variant == Variant.WITHOUT_SQL ? 2 : 0)
            - (variant.hasLake() ? 0 : 1)
            - (variant.hasMembers() ? 0 : 2);

    assertThat(alarms)
        .hasSize(expected)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.path("AlarmActions")).hasSize(1);
              assertThat(alarm.path("AlarmDescription").asText())
                  .matches(".*\\. See docs/runbook\\.md#[a-z]+");
            });
  }

  @ParameterizedTest
  @EnumSource
  void hasASectionOfTheRunbookForEachAlarm(AlarmKind kind) {
    List<String> sections = List.of(Checkout.text("docs/runbook.md").split("\n## "));

    assertThat(sections)
        .filteredOn(section -> section.startsWith(kind.id() + "\n"))
        .singleElement()
        .asString()
        .contains("**Means**", "**Look at**", "**Do**", "**Over when**");
  }

  @ParameterizedTest
  @EnumSource
  void showsEveryQueryOfTheLogInTheRunbook(LogQuery query) {
    assertThat(Checkout.text("docs/runbook.md"))
        .contains(
            "%s, in the log of `%s`:\n\n```\n%s\n```\n"
                .formatted(query.title(), query.function(), query.text()));
  }
}
