package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.lambda.FunctionZip;
import dev.trainspotter.emulators.lambda.LambdaProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The zips of the function: what is in them, and the one for this machine's processor as Lambda
/// runs it, alone under the real runtime interface client.
class SqlZipTest {
  private static Path zip(String architecture) {
    return FunctionZip.built("sql", architecture);
  }

  @ParameterizedTest
  @CsvSource({"x86_64, linux_amd64, linux/x86_64", "arm64, linux_arm64, linux/armv8"})
  void holdsTheNativeLibrariesOfOneArchitectureOnly(
      String architecture, String engine, String client) {
    List<String> natives = FunctionZip.natives(FunctionZip.names(zip(architecture)));

    assertThat(natives)
        .hasSize(2)
        .contains("lib/libduckdb_java.so_" + engine)
        .anyMatch(name -> name.startsWith(client));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x86_64", "arm64"})
  void isSmallAndHoldsNoClientOfSageMaker(String architecture) throws IOException {
    Path zip = zip(architecture);

    assertThat(Files.size(zip)).isLessThan(35_000_000);
    assertThat(FunctionZip.names(zip))
        .contains("dev/trainspotter/sql/SqlHandler.class", "org/duckdb/DuckDBDriver.class")
        .noneMatch(name -> name.contains("sagemaker/"));
  }

  /// Amazon Linux 2023 has glibc 2.34 and the libstdc++ of GCC 11, which is 3.4.29.
  @ParameterizedTest
  @CsvSource({"x86_64, linux_amd64", "arm64, linux_arm64"})
  void needsNoNewerLibrariesThanAmazonLinux2023Has(String architecture, String engine)
      throws IOException {
    String library;
    try (ZipFile file = new ZipFile(zip(architecture).toFile());
        InputStream stream =
            file.getInputStream(file.getEntry("lib/libduckdb_java.so_" + engine))) {
      library = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    assertThat(numbers(library, "GLIBC_2.")).isNotEmpty().allMatch(number -> number <= 34);
    assertThat(numbers(library, "GLIBCXX_3.4.")).isNotEmpty().allMatch(number -> number <= 29);
  }

  /// The numbers that follow this prefix in the library's names of versions.
  private static List<Integer> numbers(String library, String prefix) {
    return Pattern.compile("\0%s(\\d+)(?=[.\0])".formatted(Pattern.quote(prefix)))
        .matcher(library)
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .toList();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
  void answersAQueryOverTheRows() throws IOException {
    KeptJobs jobs =
        KeptJobs.inNewTables()
            .with(
                "done", "{\"TrainingJobStatus\": \"Completed\", \"Tags\": {\"team\": \"vision\"}}")
            .with("lost", "{\"TrainingJobStatus\": \"Failed\"}");

    try (LambdaProcess function =
        LambdaProcess.start(
            FunctionZip.built("sql"), SqlHandler.class.getName(), jobs.environment())) {
      EnhancedDocument answer =
          ask(
              function,
              "SELECT training_job_name, tags ->> 'team' FROM aws.sagemaker_training_job"
                  + " WHERE training_job_status = $1");

      assertThat(answer.getNumber("statusCode").intValue()).as(answer.toJson()).isEqualTo(200);
      JsonNode result = new ObjectMapper().readTree(answer.getString("body"));
      assertThat(result.path("rows")).hasToString("[[\"done\",\"vision\"]]");
      assertThat(result.path("complete").asBoolean()).isTrue();
    }
  }

  private static EnhancedDocument ask(LambdaProcess function, String sql) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("sql", sql);
    body.putArray("parameters").add("Completed");
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "2.0")
            .put("rawPath", "/v1/sql")
            .put("rawQueryString", "")
            .put("body", body.toString())
            .put("isBase64Encoded", false);
    event.putObject("requestContext").putObject("http").put("method", "POST");
    return EnhancedDocument.fromJson(function.invoke(event.toString()));
  }
}
