package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Delivers every file of `events/`, in the order of its README, into one table.
class EventsTest {
  private static final RealParts PARTS = new RealParts();

  @BeforeAll
  static void forgetOtherTests() {
    RealParts.SAGE_MAKER.clearFaults();
    List.copyOf(RealParts.SAGE_MAKER.arns()).forEach(RealParts.SAGE_MAKER::delete);
  }

  static List<Events.Situation> situations() {
    return Events.situations();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void endsAsTheTableSays(Events.Situation situation) {
    Events.answer(situation);

    var answer = PARTS.deliver(Events.text(situation.file()));

    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(PARTS.outcomes().getLast()).isEqualTo(situation.outcomeId());
    assertThat(PARTS.takeDeadLetterReasons())
        .isEqualTo(
            situation.outcome().contains(": ")
                ? List.of(situation.outcome().split(": ")[1])
                : List.of());
  }

  @Test
  void hasASituationForEveryOutcomeButDeferred() {
    assertThat(situations())
        .extracting(Events.Situation::outcomeId)
        .contains("kept", "unchanged", "stale", "gone", "dead-lettered");
  }
}
