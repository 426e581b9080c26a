package dev.trainspotter.infra.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.effect.Findings;
import dev.trainspotter.infra.effect.MemberFindings;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The checks of the template notice damage of every kind.
class TemplateMutationsTest {
  private static final JsonNode TEMPLATE = Synthesis.of(Variant.WATCHED).template();
  private static final JsonNode MEMBER = Synthesis.member(Variant.WATCHED);
  private static final Findings FINDINGS = new Findings(TEMPLATE);
  private static final long SEED = Long.getLong("mutations.seed", 11);

  /// Damage that does not matter.
  ///
  /// @param mutants a regular expression for the names of the mutants
  private record Harmless(String mutants, String reason) {
    static List<Harmless> of(String file) {
      return Checkout.lines(TemplateMutationsTest.class, file).stream()
          .map(line -> line.split(" +# +", 2))
          .map(parts -> new Harmless(parts[0], parts[1]))
          .toList();
    }
  }

  @Test
  void noticesDamageOfTheTemplateUnlessItIsListedAsHarmless() {
    check(TemplateMutations.of(TEMPLATE, SEED), FINDINGS::of, "harmless.txt");
  }

  @Test
  void noticesDamageOfTheTemplateOfAMemberUnlessItIsListedAsHarmless() {
    check(TemplateMutations.of(MEMBER, SEED), MemberFindings::of, "harmless-member.txt");
  }

  private static void check(
      List<Mutant> mutants, Function<JsonNode, List<String>> findings, String harmlessFile) {
    List<String> survivors =
        mutants.stream()
            .filter(mutant -> findings.apply(mutant.template()).isEmpty())
            .map(Mutant::name)
            .toList();

    System.out.printf(
        "seed %d: %d mutants of the template, %d noticed%n",
        SEED, mutants.size(), mutants.size() - survivors.size());
    List<Harmless> harmless = Harmless.of(harmlessFile);
    assertThat(survivors)
        .allSatisfy(name -> assertThat(harmless).anyMatch(each -> name.matches(each.mutants)));
    assertThat(harmless)
        .as("each line names a survivor")
        .allSatisfy(each -> assertThat(survivors).anyMatch(name -> name.matches(each.mutants)));
  }
}
