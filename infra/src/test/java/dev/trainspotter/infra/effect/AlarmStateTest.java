package dev.trainspotter.infra.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each alarm fires during its fault and ends after the mend, on the values that the fault
/// publishes over simulated hours.
class AlarmStateTest {
  private static final long HOUR = 3600;

  /// The fault lasts from the second to the tenth hour; the series ends after a day.
  private static final long BEGIN = 2 * HOUR;

  private static final long MEND = 10 * HOUR;
  private static final long END = 24 * HOUR;

  static List<AlarmRow> rows() {
    return AlarmRow.ALL;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void firesDuringItsFaultAndEndsAfterTheMend(AlarmRow alarm) {
    List<Boolean> firing = new AlarmState(alarm.rule()).firing(series(alarm), END);

    int period = (int) (END / firing.size());
    assertThat(firing.subList(0, (int) (BEGIN / period))).containsOnly(false);
    assertThat(firing.indexOf(true) * (long) period).isBetween(BEGIN, MEND - 1);
    assertThat(firing.get((int) (MEND / period) - 1)).isTrue();
    assertThat(firing.subList((int) ((MEND + HOUR) / period), firing.size())).containsOnly(false);
  }

  /// What the metric's source publishes before, during and after the fault.
  private static List<AlarmState.Value> series(AlarmRow alarm) {
    List<AlarmState.Value> series = new ArrayList<>();
    long step = step(alarm);
    for (long now = 0; now < END; now += step) {
      Double value = value(alarm, now, now >= BEGIN && now < MEND);
      if (value != null) {
        series.add(new AlarmState.Value(now, value));
      }
    }
    return series;
  }

  /// The longest pause between two values during the fault.
  private static long step(AlarmRow alarm) {
    return switch (alarm.id()) {
      // One waiting hint alone, tried every 15 minutes and a batch's length.
      case "BacklogOld" -> 16 * 60;
      // One failing message alone, which comes back after 6 minutes.
      case "MessagesFail" -> 6 * 60;
      default -> 60;
    };
  }

  private static @org.jspecify.annotations.Nullable Double value(
      AlarmRow alarm, long now, boolean isBroken) {
    return switch (alarm.id()) {
      case "BacklogOld" -> isBroken ? (double) (now - BEGIN) : null;
      case "LiveQueueOld" -> isBroken ? (double) (now - BEGIN) : 0.0;
      case "DeadLetters" -> isBroken ? 1.0 : 0.0;
      case "ApiSlow" -> isBroken ? 9000.0 : 100.0;
      case "MessagesFail" -> isBroken ? 1.0 : null;
      case "Silence" -> isBroken ? null : 1.0;
      default -> isBroken ? 1.0 : 0.0;
    };
  }
}
