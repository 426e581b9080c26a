package dev.trainspotter.infra.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.functions.Zips;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
  @ParameterizedTest
  @EnumSource
  void hasADefaultThatItsOwnFormAdmits(ConfigurationKey key) {
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
            "trainspotter:%s is no such thing!, expected %s".formatted(key.id(), key.expected()))
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
    "silentHours, 169",
    "ingestConcurrency, 1",
    "backlogConcurrency, 1001",
    "permissionsBoundary, boundary",
    "rolePath, platform",
    "rolePrefix, a-prefix-that-is-far-too-long",
    "tags, team",
    "tags, aws:team=platform",
    "masking, true",
    "snapStart, yes",
    "auth, none",
    "alarmEmail, platform",
  })
  void rejectsWhatCannotBe(String key, String value) {
    assertThatThrownBy(() -> Configuration.from(Map.of("trainspotter:" + key, value)))
        .hasMessageStartingWith("trainspotter:%s is %s, expected ".formatted(key, value));
  }

  @Test
  void namesAnUnknownKeyAndThoseThatThereAre() {
    assertThatThrownBy(() -> Configuration.from(Map.of("trainspotter:colour", "blue")))
        .hasMessageStartingWith(
            "trainspotter:colour is blue, expected one of the keys stage, auth,");
  }

  @Test
  void leavesTheKeysOfTheCdkAlone() {
    Configuration configuration = Configuration.from(Map.of("@aws-cdk/core:anything", true));

    assertThat(configuration).isEqualTo(Configuration.defaults());
  }

  @Test
  void demandsAnIssuerAndAnAudienceForTokens() {
    Map<String, String> alone = Map.of("trainspotter:auth", "jwt");
    Map<String, String> issued =
        Map.of("trainspotter:auth", "jwt", "trainspotter:jwtIssuer", "https://issuer.example.com");

    assertThatThrownBy(() -> Configuration.from(alone))
        .hasMessage(
            "trainspotter:jwtIssuer is empty, expected an https:// address, because"
                + " trainspotter:auth is jwt");
    assertThatThrownBy(() -> Configuration.from(issued))
        .hasMessageStartingWith("trainspotter:jwtAudience is empty, expected ");
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

  @Test
  void saysWhichZipIsMissing() {
    assertThatThrownBy(() -> Zips.of(Checkout.ROOT.resolve("nowhere")))
        .isInstanceOf(WrongConfigurationException.class)
        .hasMessageContaining("nowhere/functions/ingest/target/ingest.zip")
        .hasMessageContaining("mvn -Dquick package");
  }
}
