package dev.trainspotter.infra.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is a member, and which keys contradict each other.
class MembersTest {
  private static final Place HUB = new Place("111122223333", "us-east-1");
  private static final String UNIT = "ou-ab12-c3d4e5f6";
  private static final String ORGANIZATION = "o-a1b2c3d4e5";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | ''        | true",
        "111122223333              | ''        | true",
        "111122223333              | us-east-1 | true",
        "444455556666              | ''        | false",
        "111122223333,444455556666 | us-east-1 | false",
        "''                        | us-east-1,eu-west-1 | false"
      })
  void hasMembersIfAnotherAccountOrRegionIsNamed(String accounts, String regions, boolean isNone) {
    Members members = members(Map.of("accounts", accounts, "regions", regions), HUB);

    assertThat(members.isEmpty()).isEqualTo(isNone);
    assertThat(members.accounts()).doesNotContain("111122223333");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "111122223333              | us-east-1            | true",
        "111122223333,444455556666 | us-east-1            | false",
        "111122223333              | us-east-1,eu-west-1  | false"
      })
  void takesASingleAccountAndRegionForItsOwnWhereTheyAreUnknown(
      String accounts, String regions, boolean isNone) {
    Members members = members(Map.of("accounts", accounts, "regions", regions), Place.UNKNOWN);

    assertThat(members.isEmpty()).isEqualTo(isNone);
  }

  @Test
  void refusesAccountsTogetherWithUnits() {
    Map<String, String> keys =
        Map.of(
            "accounts", "111122223333,444455556666",
            "organizationalUnits", UNIT,
            "organizationId", ORGANIZATION);

    assertThatThrownBy(() -> members(keys, HUB))
        .isInstanceOf(WrongConfigurationException.class)
        .hasMessage(
            "trainspotter:accounts must be empty or the stack's own account because"
                + " trainspotter:organizationalUnits is set, was 111122223333,444455556666");
  }

  @Test
  void allowsTheOwnAccountTogetherWithUnits() {
    Map<String, String> keys =
        Map.of(
            "accounts", "111122223333",
            "organizationalUnits", UNIT,
            "organizationId", ORGANIZATION);

    assertThat(members(keys, HUB).units()).containsExactly(UNIT);
  }

  @Test
  void requiresTheOrganizationOfUnits() {
    assertThatThrownBy(() -> members(Map.of("organizationalUnits", UNIT), HUB))
        .hasMessage(
            "trainspotter:organizationId must be an id such as o-a1b2c3d4e5 because"
                + " trainspotter:organizationalUnits is set, was empty");
  }

  @Test
  void requiresTheStacksOwnRegionAmongTheRegions() {
    assertThatThrownBy(() -> members(Map.of("regions", "eu-west-1,eu-west-2"), HUB))
        .hasMessage(
            "trainspotter:regions must be names of Regions that include the stack's own Region"
                + " us-east-1, was eu-west-1,eu-west-2");
  }

  @Test
  void refusesMoreAccountsThanARolesPolicyCanName() {
    String accounts =
        IntStream.range(0, 81)
            .mapToObj(i -> String.valueOf(222_200_000_000L + i))
            .collect(Collectors.joining(","));

    assertThatThrownBy(() -> members(Map.of("accounts", accounts), HUB))
        .hasMessage(
            "trainspotter:accounts must be at most 80 accounts; for more, set"
                + " trainspotter:organizationalUnits, was 81 accounts");
  }

  @Test
  void takesPlaceAndStageOfAMemberStackFromItsHub() {
    Configuration member =
        Configuration.from(Map.of("trainspotter:hub", "111122223333:us-east-1:dev"))
            .at(new Place("444455556666", "eu-west-1"));

    assertThat(member.isMember()).isTrue();
    assertThat(member.place()).isEqualTo(HUB);
    assertThat(member.stackName()).isEqualTo("trainspotter-dev");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o-a1b2c3d4e5/r-ab12/ou-ab12-c3d4e5f6/",
        "o-a1b2c3d4e5/r-ab12/ou-ab12-11112222/ou-ab12-c3d4e5f6/",
        "o-a1b2c3d4e5/r-ab12/ou-ab12-c3d4e5f6/ou-ab12-33334444/"
      })
  void matchesThePathsOfAUnitAndOfUnitsBelowIt(String path) {
    assertThat(path).matches(pattern(UNIT)).matches(pattern("r-ab12"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o-a1b2c3d4e5/r-ab12/",
        "o-a1b2c3d4e5/r-ab12/ou-ab12-11112222/",
        "o-other12345/r-ab12/ou-ab12-c3d4e5f6/"
      })
  void matchesNoOtherPath(String path) {
    assertThat(path).doesNotMatch(pattern(UNIT));
  }

  private static String pattern(String unit) {
    Map<String, String> keys = Map.of("organizationalUnits", unit, "organizationId", ORGANIZATION);
    return members(keys, HUB).path(unit).replace("*", ".*");
  }

  /// The environment variables of the CDK's command line.
  @Test
  void knowsThePlaceOnlyWithCredentials() {
    assertThat(Place.of(Map.of("CDK_DEFAULT_REGION", "us-east-1"))).isEqualTo(Place.UNKNOWN);
    assertThat(
            Place.of(
                Map.of("CDK_DEFAULT_REGION", "us-east-1", "CDK_DEFAULT_ACCOUNT", "111122223333")))
        .isEqualTo(HUB);
  }

  @Test
  void readsListsOfCdkJson() {
    Configuration configuration =
        Configuration.from(Map.of("trainspotter:regions", List.of("us-east-1", "eu-west-1")));

    assertThat(configuration.members().regions()).containsExactly("us-east-1", "eu-west-1");
  }

  private static Members members(Map<String, String> keys, Place place) {
    Map<String, String> context = new HashMap<>();
    keys.forEach((key, value) -> context.put("trainspotter:" + key, value));
    return Configuration.from(context).at(place).members();
  }
}
