package dev.trainspotter.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Map<String, String> TABLES =
      Map.of("TABLE_NAME", "jobs", "STATE_TABLE_NAME", "state");

  private static Settings with(Setting setting, String value) {
    Map<String, String> environment = new HashMap<>(TABLES);
    environment.put(setting.name(), value);
    return Settings.from(environment);
  }

  static Stream<Setting> required() {
    return Stream.of(Setting.values()).filter(setting -> setting.defaultValue() == null);
  }

  static Stream<Setting> optional() {
    return Stream.of(Setting.values()).filter(setting -> setting.defaultValue() != null);
  }

  @Test
  void requiresTheNamesOfTheTablesOnly() {
    assertThat(required()).containsExactly(Setting.TABLE_NAME, Setting.STATE_TABLE_NAME);
  }

  @ParameterizedTest
  @MethodSource("required")
  void namesARequiredSettingThatIsNotSet(Setting setting) {
    Map<String, String> environment = new HashMap<>(TABLES);
    environment.remove(setting.name());

    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the environment variable %s is not set: %s"
                .formatted(setting.name(), setting.description()));
  }

  @ParameterizedTest
  @MethodSource("optional")
  void takesTheDefaultOfASettingThatIsNotSet(Setting setting) {
    assertThat(Settings.from(TABLES).values())
        .containsEntry(setting, String.valueOf(setting.defaultValue()));
  }

  @ParameterizedTest
  @EnumSource
  void takesTheValueOfTheEnvironmentBeforeTheDefault(Setting setting) {
    String value =
        switch (setting) {
          case ACCOUNT_CREDENTIALS -> "account-id";
          case READER_ROLE -> "arn:aws:iam::{account}:role/other";
          case MASKING -> "off";
          case DESCRIBE_RATE, SEARCH_RATE, BACKLOG_CONCURRENCY, BACKLOG_DELAY_SECONDS -> "9";
          case BACKFILL_FROM -> "2025-01-31";
          case TABLE_NAME,
              STATE_TABLE_NAME,
              STACK_NAME,
              BACKLOG_QUEUE_URL,
              DEAD_LETTER_QUEUE_URL,
              ACCOUNTS,
              ORGANIZATIONAL_UNITS,
              REGIONS,
              OWN_ACCOUNT,
              READER_EXTERNAL_ID,
              CORS_ORIGINS ->
              "other";
        };

    assertThat(with(setting, value).values()).containsEntry(setting, value);
  }

  @ParameterizedTest
  @EnumSource
  void describesEverySettingInOneSentence(Setting setting) {
    assertThat(setting.description()).endsWith(".").hasSizeBetween(20, 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ACCOUNT_CREDENTIALS   | ''      | own, account-id",
        "ACCOUNT_CREDENTIALS   | OWN     | own, account-id",
        "ACCOUNT_CREDENTIALS   | other   | own, account-id",
        "READER_EXTERNAL_ID    | a       | 2 to 1224 letters, digits or any of _+=,.@:/-",
        "READER_EXTERNAL_ID    | a b     | 2 to 1224 letters, digits or any of _+=,.@:/-",
        "MASKING               | ''      | on, off",
        "MASKING               | true    | on, off",
        "MASKING               | ON      | on, off",
        "DESCRIBE_RATE         | ''      | a number above 0",
        "DESCRIBE_RATE         | 0       | a number above 0",
        "DESCRIBE_RATE         | 0.0     | a number above 0",
        "DESCRIBE_RATE         | -1      | a number above 0",
        "DESCRIBE_RATE         | 1e3     | a number above 0",
        "DESCRIBE_RATE         | .5      | a number above 0",
        "DESCRIBE_RATE         | 10000   | a number above 0",
        "DESCRIBE_RATE         | five    | a number above 0",
        "BACKLOG_CONCURRENCY   | ''      | 1 to 9999",
        "BACKLOG_CONCURRENCY   | 0       | 1 to 9999",
        "BACKLOG_CONCURRENCY   | 01      | 1 to 9999",
        "BACKLOG_CONCURRENCY   | 1.5     | 1 to 9999",
        "BACKLOG_CONCURRENCY   | 10000   | 1 to 9999",
        "BACKLOG_DELAY_SECONDS | ''      | 0 to 999",
        "BACKLOG_DELAY_SECONDS | -1      | 0 to 999",
        "BACKLOG_DELAY_SECONDS | 1000    | 0 to 999",
        "BACKLOG_DELAY_SECONDS | 30s     | 0 to 999",
      })
  void namesAMalformedSettingItsValueAndWhatIsExpected(
      Setting setting, String value, String expected) {
    assertThatThrownBy(() -> with(setting, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s must be %s, was %s".formatted(setting, expected, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::{account}:role/trainspotter-prod-reader",
        "arn:aws-cn:iam::{account}:role/teams/ml/reader",
        "arn:aws-us-gov:iam::{account}:role/a+b=c,d.e@f_g",
      })
  void putsTheAccountIntoTheReaderRole(String role) {
    Settings settings = with(Setting.READER_ROLE, role);

    assertThat(settings.hasReaderRole()).isTrue();
    assertThat(settings.readerRole("444455556666"))
        .isEqualTo(role.replace("{account}", "444455556666"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trainspotter-prod-reader",
        "arn:aws:iam::444455556666:role/reader",
        "arn:aws:iam::{accounts}:role/reader",
        "arn:aws:iam::{account}:role/",
        "arn:aws:iam::{account}:role/a reader",
        "arn:aws:iam::{account}:user/reader",
        "arn:aws:sts::{account}:assumed-role/reader/session",
      })
  void refusesAReaderRoleThatIsNoRoleOfAnyAccount(String role) {
    assertThatThrownBy(() -> with(Setting.READER_ROLE, role))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "READER_ROLE must be the ARN of an IAM role with {account} in place of the account's"
                + " id, was %s",
            role);
  }

  @Test
  void readsNoOtherAccountByDefault() {
    assertThat(Settings.from(TABLES).hasReaderRole()).isFalse();
    assertThat(Settings.from(TABLES).readerExternalId()).isEmpty();
  }

  @Test
  void refusesAMapThatLacksASetting() {
    Map<Setting, String> values = new EnumMap<>(Settings.from(TABLES).values());
    values.remove(Setting.MASKING);

    assertThatThrownBy(() -> new Settings(values)).hasMessage("MASKING must be on, off, was null");
  }

  @ParameterizedTest
  @CsvSource({"5, 2, 2.5", "0.5, 1, 0.5", "9999.9999, 1, 9999.9999", "1, 9999, 0.00010001"})
  void sharesTheDescribeRateAmongTheEnvironments(String rate, String environments, double share) {
    Map<String, String> environment = new HashMap<>(TABLES);
    environment.put("DESCRIBE_RATE", rate);
    environment.put("BACKLOG_CONCURRENCY", environments);

    assertThat(Settings.from(environment).describeRate()).isCloseTo(share, Offset.offset(1e-8));
  }

  @Test
  void readsTheAccountsBetweenCommasAndBlanks() {
    assertThat(with(Setting.ACCOUNTS, " 111122223333, 444455556666 ,,").accounts())
        .containsExactlyInAnyOrder("111122223333", "444455556666");
    assertThat(with(Setting.ACCOUNTS, "").accounts()).isEmpty();
  }

  @Test
  void collectsListedAccountsOnlyUnlessThereAreOrganizationalUnits() {
    Settings listed = with(Setting.ACCOUNTS, "111122223333");
    Settings units = with(Setting.ORGANIZATIONAL_UNITS, "ou-ab12-c3d4e5f6, r-ab12");

    assertThat(listed.collected().test("111122223333")).isTrue();
    assertThat(listed.collected().test("444455556666")).isFalse();
    assertThat(units.collected().test("444455556666")).isTrue();
    assertThat(units.organizationalUnits()).containsExactlyInAnyOrder("ou-ab12-c3d4e5f6", "r-ab12");
  }

  @Test
  void readsTheRegions() {
    assertThat(Settings.from(TABLES).regions()).isEmpty();
    assertThat(with(Setting.REGIONS, "eu-west-1,us-east-1").regions())
        .containsExactlyInAnyOrder("eu-west-1", "us-east-1");
  }

  @ParameterizedTest
  @CsvSource({
    "111122223333, '', 111122223333",
    "'111122223333,444455556666', '', ''",
    "'111122223333,444455556666', 444455556666, 444455556666",
    "111122223333, 444455556666, 444455556666",
    "'', '', ''",
  })
  void takesTheOnlyAccountAsItsOwnUnlessOneIsNamed(String accounts, String own, String expected) {
    Map<String, String> environment = new HashMap<>(TABLES);
    environment.put("ACCOUNTS", accounts);
    environment.put("OWN_ACCOUNT", own);

    assertThat(Settings.from(environment).ownAccount()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://sqs.eu-west-1.amazonaws.com/111122223333/backlog, backlog",
    "http://localhost:9324/000000000000/local-backlog, local-backlog",
    "'', ''",
  })
  void takesTheNameOfTheBacklogFromItsUrl(String url, String name) {
    Settings settings = with(Setting.BACKLOG_QUEUE_URL, url);

    assertThat(settings.backlogQueueName()).isEqualTo(name);
    assertThat(settings.backlogQueueUrl()).isEqualTo(url);
  }

  @Test
  void readsSwitchesAndDelays() {
    assertThat(with(Setting.MASKING, "off").isMasking()).isFalse();
    assertThat(Settings.from(TABLES).isMasking()).isTrue();
    assertThat(with(Setting.ACCOUNT_CREDENTIALS, "account-id").isAccountIdTheAccessKey()).isTrue();
    assertThat(Settings.from(TABLES).isAccountIdTheAccessKey()).isFalse();
    assertThat(with(Setting.BACKLOG_DELAY_SECONDS, "0").backlogDelay()).isEqualTo(Duration.ZERO);
    assertThat(Settings.from(TABLES).backlogDelay()).isEqualTo(Duration.ofSeconds(30));
  }
}
