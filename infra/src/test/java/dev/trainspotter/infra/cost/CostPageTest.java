package dev.trainspotter.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of docs/cost.md are what prices, template and measured units give.
class CostPageTest {
  private static final CostTable TABLE =
      new CostTable(Synthesis.of(Variant.IAM), MeasuredJob.measure(), MeasuredRuns.measure());

  @Test
  void showsTheComputedCosts() {
    assertThat(block("costs")).isEqualTo(TABLE.text());
  }

  @Test
  void showsEveryPriceWithItsSource() {
    String table =
        "| what | price | AWS's page | status |\n|---|---|---|---|\n"
            + Price.all().stream().map(Price::row).collect(Collectors.joining("\n"));

    assertThat(block("prices")).isEqualTo(table);
    assertThat(Price.all())
        .allSatisfy(
            price -> {
              assertThat(price.page()).contains("](https://aws.amazon.com/");
              assertThat(price.status()).containsAnyOf("stated by AWS", "assumption to check");
            });
    assertThat(page()).containsPattern("looked up on 20[0-9]{2}-[0-9]{2}-[0-9]{2}");
  }

  @Test
  void staysBelowSixDollarsForMetrics() {
    assertThat(TABLE.metrics()).isLessThanOrEqualTo(new BigDecimal(6));
  }

  @Test
  void showsTheSumsInTheTextToo() {
    String dollars = TABLE.total().setScale(0, RoundingMode.HALF_UP).toString();
    String further = "housand jobs cost %s dollars".formatted(TABLE.furtherThousand());

    assertThat(page()).contains(further);
    assertThat(Checkout.text("README.md").replaceAll("\\s+", " "))
        .contains("about **" + dollars + " dollars a month**")
        .contains(further);
  }

  private static String page() {
    return Checkout.text("docs/cost.md").replace("\r", "");
  }

  /// The text between two marks of the page.
  private static String block(String name) {
    String begin = "<!-- %s -->\n".formatted(name);
    int from = page().indexOf(begin);
    assertThat(from).as(begin).isNotNegative();
    int start = from + begin.length();
    return page().substring(start, page().indexOf("\n<!-- end -->", start));
  }
}
