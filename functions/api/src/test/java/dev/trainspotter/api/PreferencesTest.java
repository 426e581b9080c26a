package dev.trainspotter.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreferencesTest {
  @Test
  void putsTheMostWantedFirstAndLeavesEqualsInTheirOrder() {
    Preferences preferences =
        Preferences.parse("a;q=0.2, B ;q=0.9 , c, d;level=1;q=0.50, e;q=1.0;x=y");

    assertThat(preferences.wanted()).containsExactly("c", "e", "b", "d", "a");
    assertThat(preferences.refused()).isEmpty();
  }

  @Test
  void keepsWhatIsRuledOutApart() {
    Preferences preferences = Preferences.parse("gzip; q=0, br;q=0.000, *");

    assertThat(preferences.wanted()).containsExactly("*");
    assertThat(preferences.refused()).containsExactlyInAnyOrder("gzip", "br");
  }

  @Test
  void takesAWeightThatIsNoneForOne() {
    Preferences preferences = Preferences.parse("a;q=0.5,b;q=,c;q=7,d;q=x,e;q=0.1234,f;q=1.5");

    assertThat(preferences.wanted()).containsExactly("b", "c", "d", "e", "f", "a");
  }
}
