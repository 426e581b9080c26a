package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Holds the files of `events/` to their names, to their table and to the envelope of EventBridge.
class EventFilesTest {
  private static final Path EVENTS =
      Path.of(Objects.requireNonNull(System.getProperty("house")), "events");
  private static final Pattern NAME =
      Pattern.compile("[a-z]+(-[a-z]+)*(-[1-9])?(\\.describe|\\.tags)?\\.json|not-json\\.txt");
  private static final Pattern OUTCOME =
      Pattern.compile(
          "kept|unchanged|stale|gone|deferred"
              + "|dead-lettered: (not-json|not-ours|bad-arn|foreign-account|denied|too-large)");
  private static final Set<String> ENVELOPE =
      Set.of(
          "version",
          "id",
          "detail-type",
          "source",
          "account",
          "time",
          "region",
          "resources",
          "detail");

  @ParameterizedTest
  @MethodSource("files")
  void namesEachFileAfterItsSituation(String file) {
    assertThat(file).matches(NAME);
  }

  @ParameterizedTest
  @MethodSource("jsonFiles")
  void holdsJsonInEachFileThatSaysSo(String file) throws IOException {
    assertThat(read(file)).isNotEmpty();
  }

  @Test
  void listsEachMessageOnce() throws IOException {
    var listed = rows().map(EventFilesTest::file).toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(messages().toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatEachMessageShowsAndWhatComesOfIt(List<String> row) {
    assertThat(row).hasSize(4);
    assertThat(row.get(1)).isNotBlank();
    assertThat(row.get(2)).matches(OUTCOME);
    assertThat(row.get(3)).isIn("yes", "no");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void sendsThroughTheRuleWhatTheRuleMatches(List<String> row) throws IOException {
    var isMatched = file(row).endsWith(".json") && ruleMatches(read(file(row)));

    assertThat(isMatched).isEqualTo(row.get(3).equals("yes"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void answersForEachMessageThatIsKeptAndForNoOther(List<String> row) throws IOException {
    var isAnswered = hasAnswer(file(row), ".describe.json");

    assertThat(isAnswered).isEqualTo(Set.of("kept", "unchanged", "stale").contains(row.get(2)));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void hasAMessageForEachAnswer(String file) throws IOException {
    var asked = file.replaceFirst("\\.(describe|tags)\\.json$", "");

    assertThat(messages().map(EventFilesTest::stem))
        .anyMatch(stem -> stem.equals(asked) || situation(stem).equals(asked));
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void wrapsEachMessageAsEventBridgeDoes(String file) throws IOException {
    var envelope = read(file);

    assertThat(envelope.keySet()).containsExactlyInAnyOrderElementsOf(ENVELOPE);
    assertThat(text(envelope, "time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(text(envelope, "account")).matches("\\d{12}");
    assertThat(member(envelope, "resources").l()).hasSize(1);
  }

  @Test
  void givesEachSituationAJobOfItsOwn() throws IOException {
    var situations =
        messages()
            .filter(file -> hasAnswer(file, ".describe.json"))
            .collect(
                Collectors.groupingBy(
                    EventFilesTest::job,
                    Collectors.mapping(file -> situation(stem(file)), Collectors.toSet())));

    assertThat(situations.values()).allSatisfy(names -> assertThat(names).hasSize(1));
  }

  private static boolean ruleMatches(Map<String, AttributeValue> envelope) {
    var detail = member(envelope, "detail").m();
    return switch (text(envelope, "source")) {
      case "aws.sagemaker" ->
          text(envelope, "detail-type").equals("SageMaker Training Job State Change");
      case "aws.tag" ->
          text(detail, "service").equals("sagemaker")
              && text(detail, "resource-type").equals("training-job");
      default -> false;
    };
  }

  private static boolean hasAnswer(String file, String kind) {
    return Files.exists(EVENTS.resolve(stem(file) + kind))
        || Files.exists(EVENTS.resolve(situation(stem(file)) + kind));
  }

  private static String job(String file) {
    try {
      var own = stem(file) + ".describe.json";
      var answer =
          Files.exists(EVENTS.resolve(own)) ? own : situation(stem(file)) + ".describe.json";
      return text(read(answer), "TrainingJobName");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, AttributeValue> read(String file) throws IOException {
    return EnhancedDocument.fromJson(Files.readString(EVENTS.resolve(file))).toMap();
  }

  private static String text(Map<String, AttributeValue> members, String name) {
    return member(members, name).s();
  }

  private static AttributeValue member(Map<String, AttributeValue> members, String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  private static String stem(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }

  private static String situation(String stem) {
    return stem.replaceFirst("-[1-9]$", "");
  }

  private static String file(List<String> row) {
    return row.getFirst();
  }

  private static boolean isAnswer(String file) {
    return file.endsWith(".describe.json") || file.endsWith(".tags.json");
  }

  static Stream<List<String>> rows() throws IOException {
    return Files.readString(EVENTS.resolve("README.md"))
        .lines()
        .dropWhile(line -> !line.equals("| file | shows | outcome | rule |"))
        .skip(2)
        .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
        .map(List::of);
  }

  static Stream<String> files() throws IOException {
    try (var paths = Files.list(EVENTS)) {
      var names =
          paths
              .filter(Files::isRegularFile)
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.equals("README.md"))
              .collect(Collectors.toCollection(TreeSet::new));
      return names.stream();
    }
  }

  static Stream<String> jsonFiles() throws IOException {
    return files().filter(file -> file.endsWith(".json"));
  }

  static Stream<String> messages() throws IOException {
    return files().filter(file -> !isAnswer(file));
  }

  static Stream<String> answers() throws IOException {
    return files().filter(EventFilesTest::isAnswer);
  }

  static Stream<String> envelopes() throws IOException {
    return jsonFiles().filter(file -> !isAnswer(file));
  }
}
