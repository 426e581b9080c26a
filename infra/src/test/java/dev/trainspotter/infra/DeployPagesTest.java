package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.edge.StackOutput;
import dev.trainspotter.infra.configuration.ConfigurationKey;
import dev.trainspotter.ingest.refresh.MessageMetric;
import dev.trainspotter.ingest.refresh.MessageOutcome;
import dev.trainspotter.query.RequestMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages about deployment agree with the stack.
class DeployPagesTest {
  @Test
  void showsEveryKeyOfTheConfiguration() {
    String table =
        "| key | default | description | allowed values |\n|---|---|---|---|\n"
            + Arrays.stream(ConfigurationKey.values())
                .map(DeployPagesTest::row)
                .collect(Collectors.joining("\n"));

    assertThat(Checkout.text("README.md")).contains("\n" + table + "\n");
  }

  @Test
  void showsTheSumOfTheMonthlyCosts() {
    List<String> rows =
        Checkout.text("docs/cost.md")
            .lines()
            .filter(line -> line.matches(".* [0-9.]+ \\|"))
            .toList();
    BigDecimal sum =
        rows.stream().map(DeployPagesTest::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(Checkout.text("docs/cost.md")).contains("| **total** | | | **%s** |".formatted(sum));
    assertThat(rows)
        .filteredOn(row -> row.contains("alarms"))
        .singleElement()
        .asString()
        .contains(
            "| %d |"
                .formatted(Synthesis.of(Variant.IAM).resources("AWS::CloudWatch::Alarm").size()));
  }

  /// CloudWatch charges each metric once for each value of its dimension.
  @Test
  void countsTheMetricsThatTheFunctionsSend() {
    int noRoute = 1;
    int ofRequests = (RowRoute.values().length + noRoute) * RequestMetric.values().length;
    int ofTable = Outcome.class.getPermittedSubclasses().length;
    // In place of OfTable stand the table's own outcomes; a failed message has no delay yet. The
    // age of waiting hints has no dimension.
    int others = MessageOutcome.class.getPermittedSubclasses().length - 2;
    int ofMessages = (ofTable + others) * MessageMetric.values().length + 1 + 1;

    assertThat(Checkout.text("docs/cost.md"))
        .contains(
            "| CloudWatch, metrics | %d of requests by route, %d of messages by outcome, "
                    .formatted(ofRequests, ofMessages)
                + "if sent in every hour | 0.30 each | %s |"
                    .formatted(
                        new BigDecimal("0.30").multiply(new BigDecimal(ofRequests + ofMessages))));
  }

  @Test
  void showsTheMonthlyCostsInTheReadmeToo() {
    String sum =
        Checkout.text("docs/cost.md").replaceFirst("(?s).*\\| \\*\\*([0-9.]+)\\*\\* \\|.*", "$1");
    String dollars = new BigDecimal(sum).setScale(0, RoundingMode.HALF_UP).toString();

    assertThat(Checkout.text("README.md")).contains("about **" + dollars + " dollars a month**");
  }

  @Test
  void namesTheTablesByTheirLogicalIds() {
    assertThat(Synthesis.of(Variant.IAM).resources("AWS::DynamoDB::GlobalTable").keySet())
        .allSatisfy(id -> assertThat(Checkout.text("docs/deploy.md")).contains("\"" + id + "\""));
  }

  @ParameterizedTest
  @EnumSource
  void explainsEveryOutput(StackOutput output) {
    assertThat(Checkout.text("docs/deploy.md")).contains("`" + output.id() + "`");
  }

  private static String row(ConfigurationKey key) {
    String defaultValue = key.defaultValue().isEmpty() ? "" : "`%s`".formatted(key.defaultValue());
    return "| `%s` | %s | %s | %s |"
        .formatted(key.id(), defaultValue, key.description(), key.expected().replace("<", "\\<"));
  }

  private static BigDecimal dollars(String row) {
    String[] cells = row.split("\\|", -1);
    return new BigDecimal(cells[cells.length - 2].strip());
  }
}
