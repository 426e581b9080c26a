package dev.trainspotter.infra.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
  @ParameterizedTest
  @EnumSource
  void allowsItsOwnDefault(ConfigurationKey key) {
    assertThat(Configuration.defaults().values()).containsEntry(key, key.defaultValue());
    assertThat(key.description()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROLE_PREFIX")
  void namesKeyValueAndWhatIsExpected(ConfigurationKey key) {
    Map<String, String> context = Map.of("trainspotter:" + key.id(), "no such\nthing!");

    assertThatThrownBy(() -> Configuration.from(context))
        .isInstanceOf(WrongConfigurationException.class)
        .hasMessage(
            "trainspotter:%s must be %s, was no such thing!".formatted(key.id(), key.expected()))
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "logRetentionDays, 13",
    "kmsKeyArn, alias/mine",
    "kmsKeyArn, arn:aws:kms:eu-west-1:111122223333:alias/mine",
    "stage, Prod",
    "accounts, 12345",
    "accounts, 11112222333",
    "organizationalUnits, ou-ab12",
    "organizationalUnits, ou_ab12-c3d4e5f6",
    "organizationalUnits, ou-ab12-C3D4E5F6",
    "organizationalUnits, ou-ab12-c3d4",
    "organizationId, a1b2c3d4e5",
    "organizationId, o-short",
    "regions, eu-central-9",
    "regions, aws-global",
    "regions, us-east-1;eu-west-1",
    "hub, 111122223333:eu-west-1",
    "hub, 111122223333:eu-west-9:prod",
    "hub, 1111:eu-west-1:prod",
    "silentHours, 169",
    "ingestConcurrency, 1",
    "backlogConcurrency, 16",
    "architecture, x86",
    "deletionProtection, yes",
    "permissionsBoundary, boundary",
    "rolePath, platform",
    "rolePrefix, fifteen-letters",
    "reconcile, true",
    "searchRate, 0",
    "searchRate, 0.05",
    "searchRate, 1.25",
    "searchRate, 11",
    "searchRate, -1",
    "searchRate, fast",
    "backfillFrom, yesterday",
    "backfillFrom, 2025-02-30",
    "backfillFrom, 2025-2-3",
    "backfillFrom, 0000-01-01",
    "backfillFrom, 2025-01-31T00:00:00Z",
    "tags, team",
    "tags, aws:team=platform",
    "masking, true",
    "snapStart, yes",
    "auth, none",
    "alarmEmail, platform",
  })
  void rejectsValuesThatAreNotAllowed(String key, String value) {
    assertThatThrownBy(() -> Configuration.from(Map.of("trainspotter:" + key, value)))
        .hasMessageMatching(
            "trainspotter:%s must be .+, was %s".formatted(key, Pattern.quote(value)));
  }

  @ParameterizedTest
  @CsvSource({
    "searchRate, 0.1",
    "searchRate, 9.9",
    "searchRate, 10",
    "searchRate, 10.0",
    "backfillFrom, 2024-02-29",
    "rolePrefix, fourteen-chars",
    "reconcile, off",
    "regions, eu-west-1",
    "hub, 111122223333:eu-west-1:prod"
  })
  void allowsValuesUpToTheBounds(String key, String value) {
    assertThat(Configuration.from(Map.of("trainspotter:" + key, value)).values())
        .containsValue(value);
  }

  @Test
  void reconcilesAllJobsAtOneCallASecondByDefault() {
    Configuration configuration = Configuration.defaults();

    assertThat(configuration.isReconciling()).isTrue();
    assertThat(configuration.searchRate()).isEqualTo("1");
    assertThat(configuration.backfillFrom()).isEmpty();
  }

  @Test
  void namesAnUnknownKeyAndTheKnownOnes() {
    assertThatThrownBy(() -> Configuration.from(Map.of("trainspotter:colour", "blue")))
        .hasMessageStartingWith(
            "unknown key trainspotter:colour with value blue; the keys are stage, auth,");
  }

  @Test
  void ignoresTheKeysOfTheCdk() {
    Configuration configuration = Configuration.from(Map.of("@aws-cdk/core:anything", true));

    assertThat(configuration).isEqualTo(Configuration.defaults());
  }

  @Test
  void requiresAnIssuerAndAnAudienceForTokens() {
    Map<String, String> alone = Map.of("trainspotter:auth", "jwt");
    Map<String, String> issued =
        Map.of("trainspotter:auth", "jwt", "trainspotter:jwtIssuer", "https://issuer.example.com");

    assertThatThrownBy(() -> Configuration.from(alone))
        .hasMessage(
            "trainspotter:jwtIssuer must be an https:// URL because trainspotter:auth is jwt, was"
                + " empty");
    assertThatThrownBy(() -> Configuration.from(issued))
        .hasMessage(
            "trainspotter:jwtAudience must be one or more audiences separated by commas because"
                + " trainspotter:auth is jwt, was empty");
  }

  @Test
  void readsNumbersListsAndObjectsOfCdkJson() {
    Configuration configuration =
        Configuration.from(
            Map.of(
                "trainspotter:ingestConcurrency",
                7,
                "trainspotter:logRetentionDays",
                90.0,
                "trainspotter:snapStart",
                false,
                "trainspotter:accounts",
                List.of("111122223333", "444455556666"),
                "trainspotter:tags",
                Map.of("team", "platform")));

    assertThat(configuration.ingestConcurrency()).isEqualTo(7);
    assertThat(configuration.logRetentionDays()).isEqualTo(90);
    assertThat(configuration.isSnapStart()).isFalse();
    assertThat(configuration.accounts()).containsExactly("111122223333", "444455556666");
    assertThat(configuration.tags()).containsExactly(Map.entry("team", "platform"));
  }
}
