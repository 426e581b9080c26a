package dev.trainspotter.infra.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.effect.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The checks of the template notice damage of every kind.
class TemplateMutationsTest {
  private static final JsonNode TEMPLATE = Synthesis.of(Variant.WATCHED).template();
  private static final Findings FINDINGS = new Findings(TEMPLATE);
  private static final long SEED = Long.getLong("mutations.seed", 11);

  /// Damage that does not matter.
  ///
  /// @param mutants a regular expression for the names of the mutants
  private record Harmless(String mutants, String reason) {
    static final List<Harmless> ALL =
        Checkout.lines(TemplateMutationsTest.class, "harmless.txt").stream()
            .map(line -> line.split(" +# +", 2))
            .map(parts -> new Harmless(parts[0], parts[1]))
            .toList();
  }

  @Test
  void noticesDamageOfTheTemplateUnlessItIsListedAsHarmless() {
    List<Mutant> mutants = TemplateMutations.of(TEMPLATE, SEED);

    List<String> survivors =
        mutants.stream()
            .filter(mutant -> FINDINGS.of(mutant.template()).isEmpty())
            .map(Mutant::name)
            .toList();

    System.out.printf(
        "seed %d: %d mutants of the template, %d noticed%n",
        SEED, mutants.size(), mutants.size() - survivors.size());
    assertThat(survivors)
        .allSatisfy(name -> assertThat(Harmless.ALL).anyMatch(each -> name.matches(each.mutants)));
    assertThat(Harmless.ALL)
        .as("each line names a survivor")
        .allSatisfy(each -> assertThat(survivors).anyMatch(name -> name.matches(each.mutants)));
  }
}
