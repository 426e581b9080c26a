package dev.trainspotter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.cli.jobs.JobsRun;
import dev.trainspotter.cli.terminal.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalLiveTest {
  /// How a line about a message begins that a busy machine did not answer in time.
  private static final String FAILED_MESSAGE = "a message failed and will be delivered again: ";

  private static final Pattern COMMAND = Pattern.compile("  curl '?(\\S+?)'?");

  @TempDir private static Path folder;

  private static ProgramRun run;
  private static URI url;
  private static final List<URI> TRIED = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    run = ProgramRun.start("local", "--port", "0");
    String answers = run.awaitLine("Trainspotter answers on ");
    url = URI.create(answers.split(" ")[3]);
    run.awaitLine("  curl " + url + RowRoute.LIST_COLUMNS.path());
    for (String line : run.errors()) {
      Matcher command = COMMAND.matcher(line);
      if (command.matches()) {
        TRIED.add(URI.create(command.group(1)));
      }
    }
  }

  @AfterAll
  static void close() {
    run.close();
  }

  @Test
  @Order(1)
  void answersTheCommandsThatItPrints() {
    var answers = TRIED.stream().map(LocalLiveTest::get).map(Json::read).toList();

    assertThat(answers).hasSize(3);
    assertThat(answers.get(0).path("training_jobs")).hasSize(3);
    assertThat(answers.get(1).path("training_job_name").asText())
        .isEqualTo(TRIED.get(1).getPath().split("/")[5]);
    assertThat(answers.get(2).path("columns").size()).isGreaterThan(46);
  }

  @Test
  @Order(1)
  void answersTheCommandThatFollowsEveryPage() {
    var table = JobsRun.of("--url", url.toString());
    var rows = JobsRun.of("--url", url.toString(), "--format=json", "--limit", "2");

    assertThat(table.exitCode()).isZero();
    assertThat(table.out().lines().findFirst().orElseThrow())
        .startsWith("creation_time             training_job_name");
    assertThat(table.out().lines()).hasSizeGreaterThan(3);
    assertThat(rows.exitCode()).isZero();
    assertThat(Json.read(rows.out()))
        .map(row -> row.path("training_job_arn") + "@" + row.path("creation_time"))
        .hasSizeGreaterThan(2)
        .doesNotHaveDuplicates();
    assertThat(rows.err()).matches("[0-9,]+ jobs, [0-9,]+ rows examined\n");
  }

  @ParameterizedTest
  @Order(1)
  @ValueSource(strings = {"csv", "ndjson", "json"})
  void followsEveryPageInEveryFormat(String format) {
    List<String> question =
        List.of(
            "--url=" + url,
            "--account_id=111122223333",
            "--training_job_name__contains=-2026-11-20-08",
            "--hyper_parameters__exists=true",
            "--sort=creation_time",
            "--fields=training_job_arn,creation_time",
            "--format=" + format);

    var once = JobsRun.of(question.toArray(String[]::new));
    var paged =
        JobsRun.of(Stream.concat(question.stream(), Stream.of("--limit=2")).toArray(String[]::new));

    assertThat(once.exitCode()).isZero();
    assertThat(paged.out()).isEqualTo(once.out()).contains("arn:aws:sagemaker:", ":111122223333:");
    assertThat(paged.err()).matches("[0-9,]+ jobs?, [0-9,]+ rows? examined\n");
  }

  /// These fields have values that CSV does not quote, unless they are absent.
  @ParameterizedTest
  @Order(1)
  @ValueSource(
      strings = {
        "training_job_name",
        "resource_config.InstanceType",
        "resource_config.VolumeSizeInGB",
        "final_metric_data_list.validation:loss",
        "tags.team",
        "tags.owner",
      })
  void showsInATableWhatCsvHas(String field) {
    List<String> question =
        List.of(
            "--url=" + url,
            "--training_job_name__contains=-2026-11-20-08",
            "--hyper_parameters__exists=true",
            "--fields=" + field);

    var table = JobsRun.of(question.toArray(String[]::new));
    var csv =
        JobsRun.of(
            Stream.concat(question.stream(), Stream.of("--format=csv")).toArray(String[]::new));

    assertThat(table.exitCode()).isZero();
    assertThat(table.out().lines().map(String::strip))
        .hasSizeGreaterThan(2)
        .containsExactlyElementsOf(
            csv.out().lines().map(line -> line.replace("\"\"", "")).toList());
  }

  static Stream<String> requestsOfThePages() throws IOException {
    String curl = "(?m)^curl -?-?[a-z]* ?'http://localhost:8080(/[^']*)'";
    return Stream.concat(on("README.md", curl), on("docs/questions.md", curl));
  }

  @ParameterizedTest
  @Order(1)
  @MethodSource("requestsOfThePages")
  void answersTheRequestsOfThePages(String target) {
    assertThat(get(url.resolve(target))).isNotEmpty();
  }

  /// The body of a response that is a success.
  private static String get(URI address) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return response.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(address + " does not answer", e);
    }
  }

  static Stream<Arguments> responsesOfTheReadme() throws IOException {
    return Pattern.compile(
            "```sh\ncurl 'http://localhost:8080(/[^']*)'\n```\n\n```json\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of(System.getProperty("house"), "README.md")))
        .results()
        .map(shown -> Arguments.of(shown.group(1), shown.group(2)));
  }

  @ParameterizedTest
  @Order(1)
  @MethodSource("responsesOfTheReadme")
  void answersAsTheReadmeShows(String target, String shown) {
    JsonNode answer = Json.read(get(url.resolve(target)));

    assertShown("", Json.read(shown), answer);
  }

  /// The README may omit members, but no elements of lists, and rounds nothing.
  private static void assertShown(String path, JsonNode shown, JsonNode response) {
    assertThat(response.getNodeType()).as(path).isEqualTo(shown.getNodeType());
    if (shown.isObject()) {
      shown
          .properties()
          .forEach(
              member ->
                  assertShown(
                      path + "/" + member.getKey(),
                      member.getValue(),
                      response.path(member.getKey())));
    } else if (shown.isArray()) {
      assertThat(response).as(path).hasSameSizeAs(shown);
      for (int i = 0; i < shown.size(); i++) {
        assertShown(path + "/" + i, shown.get(i), response.get(i));
      }
    } else {
      assertThat(response.asText()).as(path).isEqualTo(shown.asText());
    }
  }

  static Stream<String> commandsOfTheReadme() throws IOException {
    return on("README.md", "(?m)^\\./trainspotter jobs (.*)$");
  }

  @ParameterizedTest
  @Order(1)
  @MethodSource("commandsOfTheReadme")
  void answersTheCommandsOfTheReadme(String options) {
    String toFolder = options.replace("--output ", "--output " + folder + "/");

    var run = JobsRun.of(("--url=" + url + " " + toFolder).split(" +"));

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static Stream<String> on(String page, String pattern) throws IOException {
    String text = Files.readString(Path.of(System.getProperty("house"), page));
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1));
  }

  @Test
  @Order(1)
  void reportsAnInvalidParameterAsInvalidUsage() {
    var run = JobsRun.of("--url", url.toString(), "--limit=5000");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("limit must be 1 to 500, was 5000\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  @Order(1)
  void reportsAPortInUseInOneLine() throws IOException, InterruptedException {
    try (ProgramRun second = ProgramRun.start("local", "--port", "" + url.getPort())) {
      int exitCode = second.exitCode();

      assertThat(exitCode).isEqualTo(1);
      assertThat(second.errors())
          .containsExactly(
              "port %d is in use; choose another with --port".formatted(url.getPort()));
      assertThat(second.output()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void stopsWithoutErrorsOnASignal() throws InterruptedException {
    run.terminate();
    int exitCode = run.exitCode();

    assertThat(exitCode).isEqualTo(128 + 15);
    assertThat(run.errors())
        .filteredOn(line -> !line.startsWith(FAILED_MESSAGE))
        .noneMatch(line -> line.contains("\tat ") || line.contains("Exception"));
    assertThat(run.output()).isEmpty();
  }
}
