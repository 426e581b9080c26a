package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row whose parts are lost costs no more than the columns in these parts: on every route, in
/// every format.
class LostPartsTest {
  private static final String KEY =
      "arn:aws:sagemaker:us-east-1:111122223333:training-job/lost@2026-11-23T12:00:01.000Z";
  private static final String ARN = "arn:aws:sagemaker:us-east-1:111122223333:training-job/lost";
  private static final String OF_ACCOUNT = "/v1/training-jobs/111122223333";

  /// One row has lost a part.
  private static final Running ONE = threeJobs();

  /// The whole state table is lost.
  private static final Running ALL = threeJobs();

  @BeforeAll
  static void lose() {
    ONE.loseAPartOf("lost");
    ALL.loseTheStateTable();
  }

  static Stream<Arguments> lists() {
    return Stream.of("/v1/training-jobs", OF_ACCOUNT, OF_ACCOUNT + "/us-east-1")
        .flatMap(
            path ->
                Stream.of("json", "ndjson", "csv")
                    .flatMap(
                        format ->
                            Stream.of("fields=*", "hyper_parameters.a__ne=1", "limit=1&fields=*")
                                .map(query -> Arguments.of(path, format, query))));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void isListedWithWhatItsItemHolds(String path, String format, String query) {
    for (Running running : List.of(ONE, ALL)) {
      List<APIGatewayV2HTTPResponse> pages = running.walk(path + "?format=" + format + "&" + query);

      assertThat(pages).extracting(APIGatewayV2HTTPResponse::getStatusCode).containsOnly(200);
      String all =
          pages.stream().map(APIGatewayV2HTTPResponse::getBody).collect(Collectors.joining());
      assertThat(all).contains("small-before", "training-job/lost", "small-after");
      assertThat(all).doesNotContain("the lost value");
      assertThat(pages)
          .extracting(page -> page.getHeaders().get("trainspotter-incomplete-rows"))
          .containsOnlyOnce("1");
    }
  }

  @Test
  void isNamedOnThePageThatExaminedIt() {
    APIGatewayV2HTTPResponse page = ONE.get("/v1/training-jobs?fields=*");
    APIGatewayV2HTTPResponse byIndex = ONE.get("/v1/training-jobs");
    APIGatewayV2HTTPResponse byArn = ONE.get("/v1/training-jobs?training_job_arn=" + ARN);

    assertThat(incomplete(page)).containsExactly(KEY);
    assertThat(incomplete(byArn)).containsExactly(KEY);
    assertThat(Running.json(byIndex).toMap()).doesNotContainKey("incomplete_rows");
    assertThat(byIndex.getHeaders()).doesNotContainKey("trainspotter-incomplete-rows");
  }

  @ParameterizedTest
  @CsvSource({
    "hyper_parameters__exists=false, true",
    "hyper_parameters__exists=true, false",
    "hyper_parameters.a=1, false",
    "hyper_parameters.a__ne=1, true",
    "role_arn=arn:aws:iam::111122223333:role/lost, true"
  })
  void isTestedAsIfTheLostColumnsWereAbsent(String condition, boolean isFound) {
    APIGatewayV2HTTPResponse answer = ONE.get("/v1/training-jobs?fields=_key&" + condition);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(Running.rows(answer).contains(Map.of("_key", AttributeValue.fromS(KEY))))
        .isEqualTo(isFound);
    assertThat(incomplete(answer)).containsExactly(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?fields=*", "?creation_time=2026-11-23T12:00:01Z", "/timeline"})
  void saysWhichColumnsMayBeMissing(String rest) {
    for (Running running : List.of(ONE, ALL)) {
      APIGatewayV2HTTPResponse lost = running.get(OF_ACCOUNT + "/us-east-1/lost" + rest);

      assertThat(lost.getStatusCode()).isEqualTo(200);
      assertThat(lost.getHeaders().get("trainspotter-missing-columns").split(", "))
          .contains("hyper_parameters", "environment")
          .doesNotContain("role_arn", "tags");
    }
    assertThat(ONE.get(OF_ACCOUNT + "/us-east-1/small-after").getHeaders())
        .doesNotContainKey("trainspotter-missing-columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/training-jobs?fields=*", OF_ACCOUNT + "/us-east-1/lost"})
  void isNamedInTheLog(String target) {
    ONE.forgetLines();

    ONE.get(target);

    assertThat(ONE.lines())
        .filteredOn(line -> line.contains("parts of a row are missing or damaged"))
        .singleElement()
        .asString()
        .contains(ARN, "hyper_parameters", "\"ERROR\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/training-jobs",
        OF_ACCOUNT,
        "/v1/training-jobs?region=us-east-1",
        "/v1/training-jobs?account_id=111122223333&training_job_status=Completed",
        OF_ACCOUNT + "/us-east-1?training_job_name__startswith=small"
      })
  void costsNoRowThatHasNoParts(String target) {
    APIGatewayV2HTTPResponse answer = ALL.get(target);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains("small-before", "small-after");
  }

  private static List<String> incomplete(APIGatewayV2HTTPResponse page) {
    return Running.json(page).getListOfUnknownType("incomplete_rows").stream()
        .map(AttributeValue::s)
        .toList();
  }

  private static Running threeJobs() {
    Running running = Running.start();
    Random random = new Random(7);
    String noise =
        IntStream.range(0, 10)
            .mapToObj(i -> "\"p%d\": \"%s\"".formatted(i, noise(random)))
            .collect(Collectors.joining(","));
    String status = "\"TrainingJobStatus\": \"Completed\"";
    running.keep("small-before", Running.NOON, "{%s}".formatted(status));
    running.keep(
        "lost",
        Running.NOON.plusSeconds(1),
        "{%s, \"RoleArn\": \"arn:aws:iam::111122223333:role/lost\", \"HyperParameters\": {\"a\": \"the lost value\", %s}}"
            .formatted(status, noise));
    running.keep("small-after", Running.NOON.plusSeconds(2), "{%s}".formatted(status));
    return running;
  }

  private static String noise(Random random) {
    return random
        .ints(120_000, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
