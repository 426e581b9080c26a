package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.FunctionFolder;
import dev.trainspotter.emulators.lambda.FunctionStart;
import dev.trainspotter.emulators.lambda.FunctionZip;
import dev.trainspotter.emulators.lambda.LambdaProcess;
import dev.trainspotter.emulators.organizations.SimulatedOrganizations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Runs the function as Lambda does: from its zip alone, with the real runtime interface client.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
class IngestZipTest {
  private static final long MOST_CLASSES = 40;

  private final RealParts parts = new RealParts();

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    parts.settings.values().forEach((setting, value) -> environment.put(setting.name(), value));
    environment.put("AWS_ENDPOINT_URL_SAGEMAKER", RealParts.SAGE_MAKER.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", DynamoDbLocal.shared().endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SQS", ElasticMq.shared().endpoint().toString());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    return environment;
  }

  private static String event(List<String> files) {
    return event(files, MemberAccounts.HUB);
  }

  /// The event with messages about jobs of this account.
  private static String event(List<String> files, String account) {
    List<AttributeValue> records =
        files.stream()
            .map(
                file ->
                    AttributeValue.fromM(
                        Map.of(
                            "messageId", AttributeValue.fromS(file),
                            "eventSource", AttributeValue.fromS("aws:sqs"),
                            "eventSourceARN",
                                AttributeValue.fromS("arn:aws:sqs:us-east-1:111122223333:live"),
                            "body",
                                AttributeValue.fromS(
                                    Events.text(file).replace(MemberAccounts.HUB, account)))))
            .toList();
    return EnhancedDocument.fromAttributeValueMap(Map.of("Records", AttributeValue.fromL(records)))
        .toJson();
  }

  @Test
  void keepsRealEventsAndBuriesWhatCannotBeRead() {
    List.of("completed.json", "unicode.json")
        .forEach(file -> Events.answer(new Events.Situation(file, "kept")));

    String answer;
    try (LambdaProcess function =
        LambdaProcess.start(
            FunctionZip.built("ingest"), IngestHandler.class.getName(), environment())) {
      answer = function.invoke(event(List.of("completed.json", "unicode.json", "not-json.txt")));
    }

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(parts.rows())
        .hasSize(2)
        .allMatch(row -> row.get("observed_by").s().equals("describe"));
    assertThat(parts.takeDeadLetterReasons()).containsExactly("not-json");
  }

  @Test
  void describesAJobOfAnotherAccountWithItsRole() {
    try (MemberAccounts members = new MemberAccounts()) {
      Map<String, String> environment = environment();
      environment.putAll(MemberAccounts.SETTINGS);
      environment.put("ACCOUNT_CREDENTIALS", "own");
      environment.put("AWS_ENDPOINT_URL_STS", members.sts.endpoint().toString());
      environment.put("AWS_ACCESS_KEY_ID", MemberAccounts.HUB);
      RealParts.SAGE_MAKER.put(
          Events.text("completed.describe.json").replace(MemberAccounts.HUB, MemberAccounts.ONE),
          Map.of());

      try (LambdaProcess function =
          LambdaProcess.start(
              FunctionZip.built("ingest"), IngestHandler.class.getName(), environment)) {
        function.invoke(event(List.of("completed.json"), MemberAccounts.ONE));
      }

      assertThat(parts.rows())
          .extracting(row -> row.get("account_id").s() + " " + row.get("observed_by").s())
          .containsExactly(MemberAccounts.ONE + " describe");
      assertThat(members.assumed()).containsExactly(MemberAccounts.ONE);
    }
  }

  /// Uses every client that the zip has: of SageMaker, DynamoDB, SQS, STS and Organizations.
  @Test
  void reconcilesTheAccountsOfAnOrganization() {
    try (MemberAccounts members = new MemberAccounts();
        SimulatedOrganizations organizations = SimulatedOrganizations.start()) {
      organizations.put(MemberAccounts.ONE, SimulatedOrganizations.ROOT);
      Map<String, String> environment = environment();
      environment.putAll(MemberAccounts.SETTINGS);
      environment.put("ACCOUNTS", "");
      environment.put("ORGANIZATIONAL_UNITS", SimulatedOrganizations.ROOT);
      environment.put("AWS_ENDPOINT_URL_ORGANIZATIONS", organizations.endpoint().toString());
      environment.put("AWS_ENDPOINT_URL_STS", members.sts.endpoint().toString());
      environment.put("AWS_ACCESS_KEY_ID", MemberAccounts.HUB);

      try (LambdaProcess function =
          LambdaProcess.start(
              FunctionZip.built("ingest"), ReconcileHandler.class.getName(), environment)) {
        function.invoke("{}");
      }

      assertThat(parts.rows())
          .extracting(row -> row.get("account_id").s() + " " + row.get("observed_by").s())
          .contains(MemberAccounts.ONE + " search");
      assertThat(members.assumed()).contains(MemberAccounts.ONE);
    }
  }

  /// Priming has loaded the code before the snapshot.
  @Test
  void loadsFewClassesInTheFirstCallAfterARestore(@TempDir Path folder) {
    Events.answer(new Events.Situation("completed.json", "kept"));
    Path log = folder.resolve("classes.log");
    FunctionStart start =
        FunctionStart.of(IngestHandler.class.getName(), environment())
            .loggingClasses(log)
            .forSnapshot();
    try (FunctionFolder unpacked = FunctionFolder.unzip(FunctionZip.built("ingest"));
        LambdaProcess primed = LambdaProcess.start(unpacked, start)) {
      long before = FunctionStart.loadedClasses(log);

      primed.invoke(event(List.of("completed.json")));

      assertThat(FunctionStart.loadedClasses(log) - before).isBetween(1L, MOST_CLASSES);
    }
  }

  @Test
  void saysWhichSettingIsMissing() {
    assertThat(
            Assertions.catchThrowable(
                () ->
                    LambdaProcess.start(
                        FunctionZip.built("ingest"), IngestHandler.class.getName(), Map.of())))
        .hasMessageContaining("TABLE_NAME is not set");
  }

  @ParameterizedTest
  @CsvSource({"x86_64, linux/x86_64", "arm64, linux/armv8"})
  void isSmallAndHoldsTheNativeLibraryOfItsArchitecture(String architecture, String library)
      throws IOException {
    Path zip = FunctionZip.built("ingest", architecture);
    List<String> names = FunctionZip.names(zip);

    assertThat(Files.size(zip)).isLessThan(10_000_000);
    assertThat(FunctionZip.natives(names)).singleElement().asString().startsWith(library);
    assertThat(names)
        .contains("lib/", "software/amazon/awssdk/services/sagemaker/SageMakerClient.class")
        .noneMatch(name -> name.contains("duckdb") || name.contains("/sql/"));
  }
}
