package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

class FormatTest {
  private static final String LIST = "/v1/training-jobs";

  /// Everything that a spreadsheet, a line or a number can stumble over.
  private static final String MEMBERS =
      """
      {"TrainingJobStatus": "Failed",
       "FailureReason": "Grüße, \\"東京\\" 🚂\\r\\nsecond line",
       "BillableTimeInSeconds": 9007199254740993,
       "TrainingTimeInSeconds": -5,
       "EnableManagedSpotTraining": true,
       "ResourceConfig": {"InstanceType": "ml.g5.xlarge", "InstanceCount": 2,
         "VolumeSizeInGB": 12345678901234567890123},
       "InputDataConfig": [{"ChannelName": "train"}, {"ChannelName": "=test"}],
       "FinalMetricDataList": [
         {"MetricName": "loss", "Value": -0.5, "Timestamp": 1795435200},
         {"MetricName": "accuracy", "Value": 0.99, "Timestamp": 1795435200}],
       "Tags": {"a": "=1+1", "b": "+1", "c": "-1", "d": "@me", "e": "\\tx", "f": "\\rx", "g": "x=1", "h": "-0.5",
         "i": "+1e5", "j": "-1+2", "l": "\\n=1", "m": "＝1", "n": "＋1", "o": "－1", "p": "＠me"}}
      """;

  private static final Running RUNNING = running();

  private static Running running() {
    Running running = Running.start();
    for (int i = 0; i < 30; i++) {
      running.keep("job-%02d".formatted(i), Running.NOON.plusSeconds(i), MEMBERS);
    }
    return running;
  }

  private static APIGatewayV2HTTPResponse get(String query, String... headers) {
    Map<String, String> sent = headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
    return RUNNING.ask("GET", LIST, query, sent);
  }

  @Test
  void writesATableThatASpreadsheetOpensWithoutRunningAnything() {
    APIGatewayV2HTTPResponse answer =
        get(
            "format=csv&limit=1&fields=training_job_name,failure_reason,billable_time_in_seconds"
                + ",training_time_in_seconds,enable_managed_spot_training,creation_time,deleted_at"
                + ",tags.a,tags.b,tags.c,tags.d,tags.e,tags.f,tags.g,tags.h,tags.i,tags.j,tags.k"
                + ",tags.l,tags.m,tags.n,tags.o,tags.p"
                + ",final_metric_data_list.loss,resource_config.VolumeSizeInGB"
                + ",input_data_config.ChannelName,resource_config.InstanceCount");

    List<List<String>> lines = read(answer.getBody());
    assertThat(answer.getHeaders())
        .containsEntry("content-type", "text/csv; charset=utf-8; header=present");
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith("training_job_name", "failure_reason")
        .endsWith("input_data_config.ChannelName", "resource_config.InstanceCount");
    assertThat(lines.getLast())
        .containsExactly(
            "job-29",
            "Grüße, \"東京\" 🚂\r\nsecond line",
            "9007199254740993",
            "-5",
            "true",
            "2026-11-23T12:00:29.000Z",
            "",
            "'=1+1",
            "+1",
            "-1",
            "'@me",
            "'\tx",
            "'\rx",
            "x=1",
            "-0.5",
            "+1e5",
            "'-1+2",
            "",
            "'\n=1",
            "'＝1",
            "'＋1",
            "'－1",
            "'＠me",
            "-0.5",
            "12345678901234567890123",
            "[\"train\",\"=test\"]",
            "2");
  }

  @Test
  void writesALineForEveryJobWhenItsOnlyCellIsEmpty() {
    String table = get("format=csv&limit=2&fields=deleted_at").getBody();

    assertThat(table).isEqualTo("deleted_at\r\n\"\"\r\n\"\"\r\n");
  }

  @Test
  void writesEveryColumnOfATableForAStar() {
    List<List<String>> lines = read(get("format=csv&limit=2&fields=*").getBody());

    assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).hasSize(61));
    assertThat(EnhancedDocument.fromJson(lines.get(1).get(lines.getFirst().indexOf("tags"))))
        .satisfies(tags -> assertThat(tags.getString("a")).isEqualTo("=1+1"));
  }

  @Test
  void writesOneObjectALine() {
    APIGatewayV2HTTPResponse lines = get("format=ndjson&limit=3&fields=*");
    APIGatewayV2HTTPResponse envelope = get("limit=3&fields=*");

    assertThat(lines.getHeaders()).containsEntry("content-type", "application/x-ndjson");
    assertThat(lines.getBody()).endsWith("}\n");
    assertThat(lines.getBody().lines().map(line -> EnhancedDocument.fromJson(line).toMap()))
        .isEqualTo(Running.rows(envelope));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          | */* | application/json
          | text/csv | text/csv; charset=utf-8; header=present
          | text/html,text/csv;q=0.2,*/*;q=0.1 | text/csv; charset=utf-8; header=present
          | application/x-ndjson, application/json;q=0.5 | application/x-ndjson
          | text/csv;q=0 | application/json
          | text/csv;q=0, text/* | application/json
          | text/* | text/csv; charset=utf-8; header=present
          | application/json;q=0, application/* | application/x-ndjson
          | Text/CSV ; q=0.9, application/json ; q=0.8 | text/csv; charset=utf-8; header=present
          | image/png | application/json
          format=json | text/csv | application/json
          format=csv | application/json | text/csv; charset=utf-8; header=present
          """)
  void writesWhatIsAskedFor(String query, String accept, String contentType) {
    APIGatewayV2HTTPResponse answer = get(query == null ? "" : query, "Accept", accept);

    assertThat(answer.getHeaders()).containsEntry("content-type", contentType);
    assertThat(answer.getHeaders()).containsEntry("vary", "accept, accept-encoding");
  }

  @ParameterizedTest
  @CsvSource({"json", "ndjson", "csv"})
  void linksToTheNextPageInEveryFormat(String format) {
    List<String> bodies = new ArrayList<>();
    String target = "training_job_status=Failed&tags.g=x%%3D1&limit=7&format=%s".formatted(format);
    while (target != null) {
      APIGatewayV2HTTPResponse page = get(target);
      assertThat(page.getHeaders()).containsEntry("trainspotter-complete", "true");
      bodies.add(page.getBody());
      String link = page.getHeaders().get("link");
      assertThat(link == null || link.startsWith("<" + LIST + "?")).isTrue();
      target = link == null ? null : link.replaceFirst("<[^?]*\\?(.*)>; rel=\"next\"", "$1");
    }

    assertThat(bodies).hasSize(5);
    for (int i = 0; i < 30; i++) {
      assertThat(String.join("", bodies)).containsOnlyOnce("training-job/job-%02d".formatted(i));
    }
  }

  @Test
  void packsLongAnswersForThoseWhoTakeGzip() throws IOException {
    APIGatewayV2HTTPResponse packed = get("limit=30", "Accept-Encoding", "br, gzip");
    APIGatewayV2HTTPResponse plain = get("limit=30", "Accept-Encoding", "identity, gzip;q=0");
    APIGatewayV2HTTPResponse refused = get("limit=30", "Accept-Encoding", "gzip;q=0, *");
    APIGatewayV2HTTPResponse any = get("limit=30", "Accept-Encoding", "br;q=1.0, *;q=0.5");
    APIGatewayV2HTTPResponse small = get("limit=1&fields=region", "Accept-Encoding", "gzip");

    assertThat(packed.getIsBase64Encoded()).isTrue();
    assertThat(packed.getHeaders()).containsEntry("content-encoding", "gzip");
    assertThat(unzipped(packed.getBody())).isEqualTo(plain.getBody());
    assertThat(plain.getIsBase64Encoded()).isFalse();
    assertThat(refused.getIsBase64Encoded()).isFalse();
    assertThat(any.getIsBase64Encoded()).isTrue();
    assertThat(small.getIsBase64Encoded()).isFalse();
    assertThat(small.getHeaders()).doesNotContainKey("content-encoding");
  }

  @Test
  void beginsATableWithAByteOrderMarkWhenRequested() {
    String marked = get("format=csv&bom=true&limit=3&fields=failure_reason").getBody();
    String plain = get("format=csv&bom=false&limit=3&fields=failure_reason").getBody();
    APIGatewayV2HTTPResponse byHeader =
        get("bom=true&limit=3&fields=failure_reason", "Accept", "text/csv");

    assertThat(marked).isEqualTo("\uFEFF" + plain).isEqualTo(byHeader.getBody());
    assertThat(plain)
        .startsWith("failure_reason")
        .isEqualTo(get("format=csv&limit=3&fields=failure_reason").getBody());
  }

  @Test
  void beginsEveryPageOfATableWithAByteOrderMark() {
    List<APIGatewayV2HTTPResponse> pages =
        RUNNING.walk(LIST + "?format=csv&bom=true&limit=20&fields=region");

    assertThat(pages)
        .hasSize(2)
        .allSatisfy(page -> assertThat(page.getBody()).startsWith("\uFEFFregion\r\n"));
  }

  @Test
  void showsAMetricByItsName() {
    APIGatewayV2HTTPResponse answer = get("limit=1&fields=final_metric_data_list.accuracy");

    assertThat(answer.getBody())
        .contains("\"MetricName\":\"accuracy\"", "0.99")
        .doesNotContain("loss", "-0.5");
  }

  private static String unzipped(String body) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(body);
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Reads CSV as RFC 4180 describes it.
  private static List<List<String>> read(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isQuoted && text.startsWith("\"\"", i)) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && c == ',') {
        line.add(cell.toString());
        cell.setLength(0);
      } else if (!isQuoted && text.startsWith("\r\n", i)) {
        line.add(cell.toString());
        cell.setLength(0);
        lines.add(line);
        line = new ArrayList<>();
        i++;
      } else {
        cell.append(c);
      }
    }
    assertThat(cell).isEmpty();
    return lines;
  }
}
