package dev.trainspotter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the rooms of every module to the arrows that `docs/CONTRIBUTING.md` draws between them.
class HouseTest {
  private static final Path HOUSE = Path.of(System.getProperty("house"));
  private static final NavigableMap<String, Room> ROOMS = Rooms.read(HOUSE);
  private static final int MOST_CLASSES = 16;

  /// Each module with those that it may use. The table of rooms can only draw arrows within these.
  private static final Map<String, Set<String>> MODULES =
      Map.ofEntries(
          Map.entry("catalog", Set.of()),
          Map.entry("edge", Set.of("catalog")),
          Map.entry("api", Set.of("catalog", "edge")),
          Map.entry("ingest", Set.of("catalog", "edge")),
          Map.entry("query", Set.of("catalog", "edge", "api")),
          Map.entry("sql", Set.of("catalog", "edge", "api")),
          Map.entry("console", Set.of()),
          Map.entry("emulators", Set.of()),
          Map.entry("shrink", Set.of()),
          Map.entry("infra", Set.of("catalog", "edge", "api", "ingest", "query", "sql")),
          Map.entry(
              "cli",
              Set.of("catalog", "edge", "api", "ingest", "query", "sql", "console", "emulators")),
          Map.entry(
              "benchmarks",
              Set.of("catalog", "edge", "api", "ingest", "query", "sql", "emulators")));

  static Stream<Room> rooms() {
    return ROOMS.values().stream();
  }

  static Stream<Path> modules() {
    return Rooms.modules(HOUSE).stream();
  }

  static String table(NavigableMap<String, Room> rooms) {
    return rooms.values().stream()
        .map(Room::row)
        .collect(Collectors.joining("\n", "| room | what it is | uses |\n|---|---|---|\n", ""));
  }

  private static String drawn() {
    String page = Rooms.text(HOUSE.resolve("docs/CONTRIBUTING.md"));
    String mark = "<!-- rooms -->";
    int start = page.indexOf(mark) + mark.length();
    return page.substring(start, page.indexOf("<!-- end -->", start)).strip();
  }

  @Test
  void drawsEveryRoomAndEveryArrow() {
    assertThat(drawn()).isEqualTo(table(ROOMS));
  }

  /// Adds an import that nothing draws to a copy of one class of the module.
  @ParameterizedTest
  @MethodSource("modules")
  void noticesAnArrowThatIsNotDrawn(Path module, @TempDir Path copy) throws IOException {
    for (Path each : modules().toList()) {
      copySources(each, copy.resolve(HOUSE.relativize(each)));
    }
    NavigableMap<String, Room> before = Rooms.read(copy);
    Path changed = Rooms.sources(copy.resolve(HOUSE.relativize(module))).getFirst();
    Room room = before.get(Rooms.roomOf(Rooms.text(changed)));
    String other =
        before.keySet().stream()
            .filter(name -> !name.equals(room.name()) && !room.uses().contains(name))
            .findFirst()
            .orElseThrow();

    Files.writeString(
        changed,
        Rooms.text(changed)
            .replaceFirst(
                "(package [\\w.]+;\n)", "$1import %s%s.Added;\n".formatted(Rooms.OURS, other)));

    assertThat(Rooms.read(copy).get(room.name()).uses()).contains(other);
    assertThat(table(Rooms.read(copy))).isNotEqualTo(table(before));
  }

  private static void copySources(Path module, Path copy) throws IOException {
    for (Path source : Rooms.sources(module.resolve("src/main/java"))) {
      Path target = copy.resolve(module.relativize(source));
      Files.createDirectories(target.getParent());
      Files.copy(source, target);
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void letsARoomUseOnlyTheModulesBelowItsOwn(Room room) {
    String module = Room.moduleOf(room.name());
    Set<String> used =
        room.uses().stream()
            .map(Room::moduleOf)
            .filter(other -> !other.equals(module))
            .collect(Collectors.toSet());

    assertThat(MODULES).containsKey(module);
    assertThat(MODULES.get(module)).containsAll(used);
  }

  @Test
  void letsNoTwoRoomsNeedEachOther() {
    List<String> circles =
        ROOMS.keySet().stream().filter(room -> reachable(room).contains(room)).toList();

    assertThat(circles).isEmpty();
  }

  private static Set<String> reachable(String room) {
    Set<String> found = new HashSet<>();
    List<String> next = new ArrayList<>(ROOMS.get(room).uses());
    while (!next.isEmpty()) {
      String name = next.removeLast();
      if (found.add(name)) {
        next.addAll(ROOMS.get(name).uses());
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void keepsARoomSmallAndItsContractStated(Room room) {
    assertThat(room.classes()).hasSizeLessThanOrEqualTo(MOST_CLASSES);
    assertThat(room.caption()).endsWith(".").doesNotContain("|");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void putsNoTestIntoAnotherModulesRoom(Path module) {
    String folder = HOUSE.relativize(module).toString();

    for (Path source : Rooms.sources(module.resolve("src/test/java"))) {
      String named = Room.moduleOf(Rooms.roomOf(Rooms.text(source)));
      assertThat(rooms().filter(room -> Room.moduleOf(room.name()).equals(named)))
          .as(source.toString())
          .isNotEmpty()
          .allMatch(room -> room.module().equals(folder));
    }
  }

  /// The function that a benchmark compares ingest with requests the same of SageMaker.
  @Test
  void requestsNothingOfSageMakerOutsideIngest() {
    assertThat(roomsThatName("software.amazon.awssdk.services.sagemaker."))
        .allMatch(
            room ->
                room.startsWith("ingest")
                    || room.startsWith("emulators")
                    || room.equals("benchmarks.naive"));
  }

  /// The writer's items have a door of their own; a benchmark records which queries a list sends.
  @Test
  void implementsDynamoDbClientOnlyToRecordQueries() {
    Pattern implemented = Pattern.compile("implements [\\w, ]*\\bDynamoDbClient\\b");

    assertThat(filesThatMatch(implemented))
        .singleElement(InstanceOfAssertFactories.STRING)
        .endsWith("/benchmarks/replay/RecordedQueries.java");
  }

  @Test
  void readsTheEnvironmentInHandlersCommandsAndTheAppOnly() {
    assertThat(filesThatMatch(Pattern.compile("System\\s*(\\.|::)\\s*getenv")))
        .allMatch(
            file ->
                file.endsWith("Handler.java")
                    || file.endsWith("Command.java")
                    || file.endsWith("/TrainspotterApp.java")
                    || file.contains("/cli/"));
  }

  /// Texts, comments, and the lines with package and imports.
  private static final Pattern NO_CODE =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|(?-s)\"(\\\\.|[^\"\\\\\n])*\"|//.*|(?m)^(import|package) .*");

  private static final Pattern FULL_NAME =
      Pattern.compile("\\b(?:java|javax|com|org|software|dev)(?:\\.[a-z]\\w*)+\\.([A-Z]\\w*)");

  /// On JDK 25 their exceptions may lead to wrong calls (decision 26).
  @Test
  void startsNoVirtualThreads() {
    Pattern virtual = Pattern.compile("\\b(ofVirtual|startVirtualThread|newVirtualThread\\w*)\\b");

    assertThat(modules().flatMap(module -> Rooms.sources(module.resolve("src")).stream()))
        .noneMatch(
            file -> virtual.matcher(NO_CODE.matcher(Rooms.text(file)).replaceAll("")).find());
  }

  /// A class is named in full only where its file imports another class of the same name.
  @ParameterizedTest
  @MethodSource("modules")
  void importsTheClassesThatItNames(Path module) {
    for (Path source : Rooms.sources(module.resolve("src"))) {
      String text = Rooms.text(source);
      Stream<String> inFull =
          FULL_NAME
              .matcher(NO_CODE.matcher(text).replaceAll(""))
              .results()
              .filter(
                  name -> !text.matches("(?s).*\nimport [\\w.]+\\.%s;.*".formatted(name.group(1))))
              .map(MatchResult::group);

      assertThat(inFull).as(source.toString()).isEmpty();
    }
  }

  private static List<String> roomsThatName(String text) {
    return mainSources()
        .map(Rooms::text)
        .filter(source -> source.contains(text))
        .map(Rooms::roomOf)
        .toList();
  }

  private static List<String> filesThatMatch(Pattern pattern) {
    return mainSources()
        .filter(file -> pattern.matcher(Rooms.text(file)).find())
        .map(file -> HOUSE.relativize(file).toString())
        .toList();
  }

  private static Stream<Path> mainSources() {
    return modules().flatMap(module -> Rooms.sources(module.resolve("src/main/java")).stream());
  }
}
