package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRegionTest {
  private static final String ACCOUNT = "111122223333";

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "us-gov-east-1", "cn-north-1", "ap-southeast-5", "xx-new"})
  void takesAnyRegionOfTheUsualForm(String region) {
    assertThat(new AccountRegion(ACCOUNT, region)).hasToString(ACCOUNT + "/" + region);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Mars", "eu", "EU-WEST-1", "eu-west-1 ", "eu_west_1", "-west-1", "e-west-1"})
  void refusesAnyOtherRegion(String region) {
    assertThatThrownBy(() -> new AccountRegion(ACCOUNT, region))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("region must look like eu-west-1, was " + region);
  }

  @Test
  void refusesARegionOfMoreThanThirtyTwoCharacters() {
    assertThat(AccountRegion.isRegion("eu-" + "a".repeat(29))).isTrue();
    assertThat(AccountRegion.isRegion("eu-" + "a".repeat(30))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "11112222333",
        "1111222233334",
        "11112222333x",
        " 11122223333",
        "١١١١٢٢٢٢٣٣٣٣"
      })
  void refusesAnAccountThatIsNotTwelveDigits(String account) {
    assertThatThrownBy(() -> new AccountRegion(account, "eu-west-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("account_id must be 12 digits, was " + account);
  }

  @Test
  void sortsByAccountAndThenByRegion() {
    List<AccountRegion> sorted =
        Stream.of(
                new AccountRegion("222222222222", "ap-south-1"),
                new AccountRegion("111111111111", "us-east-1"),
                new AccountRegion("111111111111", "eu-west-1"))
            .sorted()
            .toList();

    assertThat(sorted)
        .extracting(AccountRegion::toString)
        .containsExactly(
            "111111111111/eu-west-1", "111111111111/us-east-1", "222222222222/ap-south-1");
  }
}
