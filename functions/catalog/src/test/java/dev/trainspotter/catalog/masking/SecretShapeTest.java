package dev.trainspotter.catalog.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every shape that no line of the formats' file describes.
class SecretShapeTest {
  /// Texts that hold one secret of this shape between the first and the second bar.
  private static List<String> examples(SecretShape shape) {
    return switch (shape) {
      case PRIVATE_KEY ->
          List.of("|-----BEGIN PRIVATE KEY-----\nEXAMPLE\n-----END PRIVATE KEY-----|");
      case PASSWORD_IN_URL ->
          List.of(
              "postgres://trainer:|p4ss-EXAMPLE|@db.example.com/features",
              "redis://:|p4ss-EXAMPLE|@cache.example.com:6379/0",
              "https:\\/\\/robot:|p4ss-EXAMPLE|@host.example.com",
              "http://robot:|8080x|@proxy.example.com:3128");
      case PASSWORD_WITH_SLASH_IN_URL ->
          List.of(
              "postgres://trainer:|p4/ss-EXAMPLE|@db.example.com:5432/features?sslmode=require",
              "amqps://robot:|a/b/c|@mq.example.com");
      case USER_IN_URL ->
          List.of(
              "https://|TOKEN|@host.example.com/a.git",
              "git+https://|abc-EXAMPLE-0123|@git.example.com/team/models.git",
              "https://|0123456789abcdef0123456789abcdef|@sentry.example.com/42");
      case ORACLE_LOGIN ->
          List.of(
              "jdbc:oracle:thin:scott/|tiger|@//db.example.com:1521/features",
              "jdbc:oracle:oci:scott/|ti/ger|@features");
      case XML_ELEMENT ->
          List.of(
              "<password>|hunter2|</password>",
              "<server><username>robot</username><db.Password>|two words|</db.Password></server>",
              "<apiKey>|abc-EXAMPLE|</apiKey>");
      case LOGIN_CALL ->
          List.of(
              "wandb.login(key='|0123456789abcdef0123456789abcdef01234567|')",
              "wandb.login(\"|0123456789abcdef0123456789abcdef01234567|\", relogin=True)",
              "login(key=\\\"|abc-EXAMPLE-0123|\\\")");
      case JSON_WEB_TOKEN ->
          List.of("|eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJFWEFNUExFIn0.EXAMPLE-signature|");
      case MODEL_API_NAMED -> List.of("|sk-proj-EXAMPLEexample0123_EXAMPLEexample|");
      case SLACK_HOOK ->
          List.of("https://hooks.slack.com/services/|T00000000/B00000000/EXAMPLE012|");
      case TEAMS_HOOK ->
          List.of(
              "https://example.webhook.office.com/webhookb2/|6f1c1c1e-0b3d@6f1c1c1e/IncomingWebhook/0123|");
      case DISCORD_HOOK ->
          List.of("https://discord.com/api/webhooks/0123456789/|EXAMPLEexample-EXAMPLE_example|");
      case TELEGRAM_BOT ->
          List.of(
              "|0123456789:AAEXAMPLEexampleEXAMPLEexample01234|",
              "https://api.telegram.org/bot|0123456789:AAEXAMPLEexampleEXAMPLEexample01234|/getMe");
      case AZURE_CLIENT -> List.of("|abc8Q~EXAMPLEexampleEXAMPLEexample01234|");
      case AZURE_DEVOPS -> List.of("|" + "Ab0".repeat(25) + "cAZDO0123|");
      case MAXMIND -> List.of("|EXAMPL_EXAMPLEexampleEXAMPLEexample0_mmk|");
      case NETRC ->
          List.of(
              "machine api.example.com login robot password |hunter2|",
              "machine api.example.com\n  login robot\n  password |hunter2|\n",
              "\"machine api.example.com\\n login robot\\n password |hunter2|\\n\"",
              "machine api.example.com password |hunter2| login robot");
      case AWS_SECRET_KEY ->
          List.of(
              "|wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY|",
              "--s3-key=|wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY|",
              "export S3_KEY=|je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY|");
    };
  }

  @ParameterizedTest
  @EnumSource
  void masksTheSecretAndNothingElse(SecretShape shape) {
    assertThat(examples(shape))
        .allSatisfy(
            example -> {
              var pieces = example.split("\\|", -1);
              var text = String.join("", pieces);
              assertThat(shape.mask(text)).isEqualTo(pieces[0] + Masking.MASKED + pieces[2]);
              assertThat(SecretText.mask(text)).isEqualTo(pieces[0] + Masking.MASKED + pieces[2]);
            });
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PRIVATE_KEY", "NETRC"})
  void masksTheSecretWhereverUsersPutIt(SecretShape shape) {
    for (var example : examples(shape)) {
      var pieces = example.split("\\|", -1);
      if (pieces[0].isEmpty() || pieces[0].contains("://")) {
        for (var placement : Placement.values()) {
          assertThat(SecretText.mask(placement.with(String.join("", pieces))))
              .as("%s", placement)
              .doesNotContain(pieces[1]);
        }
      }
    }
  }

  @Test
  void knowsRandomAwsSecretKeysAlmostAlways() {
    var random = new Random(7);
    var letters = CharacterSet.ALNUM.members() + "/+";
    var found = 0;

    for (var i = 0; i < 10_000; i++) {
      var key = new StringBuilder();
      random.ints(40, 0, letters.length()).forEach(index -> key.append(letters.charAt(index)));
      found += SecretText.mask("store=" + key).equals("store=[masked]") ? 1 : 0;
    }

    assertThat(found).isGreaterThan(9_950);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker://python:3.11@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "http://host:8080?user=a@b.com",
        "http://host:8080/path?user=a@b.com",
        "http://host:8080#a@b.com",
        "http://${HOST}:${PORT}/a@b",
        "https://host.example.com/a@b",
        "https://git@github.com/example/models.git",
        "https://x-access-token@github.com/example/models.git",
        "https://example-org@dev.azure.com/example-org/models",
        "ssh://git@git.example.com:22/team/models.git",
        "abfss://features@account.dfs.core.windows.net/train",
        "s3://amzn-example-bucket/a@b/c:d@e",
        "hdfs://namenode:8020/user/a@b",
        "s3://Bucket/Data2024Train7Part/V2/Batch3Of9X/x",
      })
  void keepsUrlsWithoutASecret(String url) {
    assertThat(SecretText.mask(url)).isEqualTo(url);
  }
}
