package dev.trainspotter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.edge.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the script `trainspotter` of a repository that is built. Its JDK and Maven are scripts that
/// print how they were called.
class ScriptTest {
  private static final Path HOUSE = Path.of(System.getProperty("house"));
  private static final Instant BUILT = Instant.parse("2026-11-25T12:00:00Z");
  private static final String PREPARING = "preparing for faster starts ...";

  /// Writes an archive of classes when it is told to, and nothing else then.
  private static final String JAVA =
      """
      for word; do
        case $word in
          -XX:ArchiveClassesAtExit=*) echo whole >"${word#*=}" && exit ;;
        esac
      done
      echo "java $LC_ALL"; for word; do echo "$word"; done
      """;

  @TempDir private Path folder;
  private Path house;

  @BeforeEach
  void build() throws IOException, InterruptedException {
    // In a path that looks like a test folder, which the script must not skip.
    house = Files.createDirectories(folder.toRealPath().resolve("a/src/test/a house"));
    copy("trainspotter");
    copy("local/start.sh");
    copy("local/shared.sh");
    source("pom.xml");
    source("functions/query/src/main/java/Query.java");
    source("local/cli/target/built-by-trainspotter");
    source("local/cli/target/trainspotter.jar");
    program("jdk/bin/javac", "");
    program("jdk/bin/java", JAVA);
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    program("bin/mvn", "echo \"mvn in $PWD\" >&2");
    program("bin/sync", ":");
    run(house.resolve("trainspotter"), Map.of());
    at(archive(), BUILT);
  }

  private void copy(String file) throws IOException {
    Files.createDirectories(house.resolve(file).getParent());
    Files.copy(HOUSE.resolve(file), house.resolve(file));
    at(house.resolve(file), BUILT);
  }

  private Path source(String file) throws IOException {
    Files.createDirectories(house.resolve(file).getParent());
    return at(Files.writeString(house.resolve(file), ""), BUILT);
  }

  private static Path at(Path file, Instant time) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private void program(String file, String script) throws IOException {
    Path program = folder.resolve(file);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  /// The only archive of classes.
  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(house.resolve("local/cli/target"))) {
      List<Path> archives = files.filter(file -> file.toString().contains(".jsa")).toList();
      assertThat(archives).hasSize(1);
      return archives.getFirst();
    }
  }

  private ProgramRun run(Path script, Map<String, String> locale, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder(script.toString());
    command.command().addAll(List.of(arguments));
    command.directory(folder.toFile());
    Map<String, String> environment = command.environment();
    environment.keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    environment.putAll(locale);
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    ProgramRun run = ProgramRun.start(command);
    run.output();
    run.exitCode();
    return run;
  }

  @Test
  void startsTheBuiltProgramWithUnchangedArguments() throws IOException, InterruptedException {
    ProgramRun run = run(house.resolve("trainspotter"), Map.of(), "jobs", "--a=b  c", "", "*");

    assertThat(run.errors()).isEmpty();
    assertThat(run.output())
        .contains("-Dhouse=" + house + "\n")
        .endsWith("dev.trainspotter.cli.Trainspotter\njobs\n--a=b  c\n\n*\n");
  }

  @Test
  void isFoundThroughLinksToIt() throws IOException, InterruptedException {
    Path absolute =
        Files.createSymbolicLink(folder.resolve("absolute"), house.resolve("trainspotter"));
    Files.createDirectories(folder.resolve("links"));
    Path relative =
        Files.createSymbolicLink(folder.resolve("links/relative"), Path.of("..", "absolute"));

    Files.createDirectories(folder.resolve("tools/bin"));
    Files.createSymbolicLink(folder.resolve("user"), Path.of("tools/bin"));
    Files.createSymbolicLink(folder.resolve("tools/absolute"), absolute);
    Files.createSymbolicLink(folder.resolve("tools/bin/trainspotter"), Path.of("../absolute"));
    Path throughAFolder = folder.resolve("user/trainspotter");

    for (Path link : new Path[] {absolute, relative, throughAFolder}) {
      ProgramRun run = run(link, Map.of());

      assertThat(run.errors()).isEmpty();
      assertThat(run.output()).contains("-Dhouse=" + house + "\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pom.xml", "functions/query/src/main/java/Query.java", "local/cli/pom.xml"})
  void buildsAgainWhenASourceIsNewer(String file) throws IOException, InterruptedException {
    at(source(file), BUILT.plusSeconds(2));

    ProgramRun run = run(house.resolve("trainspotter"), Map.of());

    assertThat(run.errors())
        .containsExactly(
            "building; the first build downloads libraries ...", "mvn in " + house, PREPARING);
  }

  @Test
  void keepsMavenFromPrintingEscapeSequences() throws IOException, InterruptedException {
    at(source("pom.xml"), BUILT.plusSeconds(2));
    program("bin/mvn", "echo \"$MAVEN_OPTS $*\" >&2");

    ProgramRun run = run(house.resolve("trainspotter"), Map.of());

    assertThat(run.errors().get(1)).contains("-Djansi.noreset=true", "-Dstyle.color=never");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local/cli/src/test/java/CliTest.java", "local/cli/target/a.class", "README.md"})
  void doesNotBuildWhenAnotherFileIsNewer(String file) throws IOException, InterruptedException {
    at(source(file), BUILT.plusSeconds(2));

    ProgramRun run = run(house.resolve("trainspotter"), Map.of());

    assertThat(run.errors()).isEmpty();
  }

  @Test
  void usesTheArchiveOfClasses() throws IOException, InterruptedException {
    ProgramRun run = run(house.resolve("trainspotter"), Map.of());

    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).contains("-XX:SharedArchiveFile=" + archive() + "\n");
    assertThat(archive()).content().isEqualTo("whole\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local/cli/target/trainspotter.jar", "local/cli/target/lib/a.jar"})
  void makesAnotherArchiveWhenAJarIsNewer(String jar) throws IOException, InterruptedException {
    at(source(jar), BUILT.plusSeconds(2));

    ProgramRun first = run(house.resolve("trainspotter"), Map.of());
    at(archive(), BUILT.plusSeconds(2));
    ProgramRun second = run(house.resolve("trainspotter"), Map.of());

    assertThat(first.errors()).containsExactly(PREPARING);
    assertThat(second.errors()).isEmpty();
  }

  @Test
  void makesAnotherArchiveForAnotherJdk() throws IOException, InterruptedException {
    Path before = archive();
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.2\"\n");

    ProgramRun run = run(house.resolve("trainspotter"), Map.of());

    assertThat(run.errors()).containsExactly(PREPARING);
    assertThat(run.output())
        .contains("-XX:SharedArchiveFile=")
        .doesNotContain("-XX:SharedArchiveFile=" + before + "\n");
  }

  @Test
  void triesOnceWhereJavaMakesNoArchive() throws IOException, InterruptedException {
    Files.delete(archive());
    program("jdk/bin/java", "[ $# -lt 12 ] && exit 1; echo started");

    ProgramRun first = run(house.resolve("trainspotter"), Map.of(), "one", "two", "three");
    ProgramRun second = run(house.resolve("trainspotter"), Map.of(), "one", "two", "three");

    assertThat(first.errors()).containsExactly(PREPARING);
    assertThat(second.errors()).isEmpty();
    assertThat(List.of(first.output(), second.output())).containsOnly("started\n");
  }

  @Test
  void preparesAgainAfterAnInterruption() throws IOException, InterruptedException {
    Files.delete(archive());
    program(
        "jdk/bin/java",
        "echo half >\"$(echo \"$*\" | sed 's/.*AtExit=\\(.*\\) -Dhouse.*/\\1/')\"; kill $PPID");
    run(house.resolve("trainspotter"), Map.of());
    program("jdk/bin/java", JAVA);

    ProgramRun run = run(house.resolve("trainspotter"), Map.of());

    assertThat(run.errors()).containsExactly(PREPARING);
    assertThat(run.output()).contains("-XX:SharedArchiveFile=");
  }

  @Test
  void stopsWhenItIsInterruptedWhileItPrepares() throws IOException, InterruptedException {
    Path before = archive();
    Files.delete(before);
    program("jdk/bin/java", "echo started; exit 130");

    ProgramRun run = run(house.resolve("trainspotter"), Map.of());

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.output()).isEmpty();
    assertThat(before).doesNotExist();
  }

  @Test
  void preparesInTwoProgramsAtTheSameTime() throws Exception {
    Files.delete(archive());
    program("jdk/bin/java", "sleep 1\n" + JAVA);

    try (ExecutorService threads = Threads.open()) {
      Callable<ProgramRun> start = () -> run(house.resolve("trainspotter"), Map.of());
      for (Future<ProgramRun> run : threads.invokeAll(List.of(start, start))) {
        assertThat(run.get().errors()).containsExactly(PREPARING);
        assertThat(run.get().output()).contains("-XX:SharedArchiveFile=");
      }
    }

    assertThat(archive()).content().isEqualTo("whole\n");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,          LANG,   '',          C.UTF-8",
    "UTF-8,          LC_ALL, de_DE.UTF-8, C.UTF-8",
    "UTF-8,          LC_ALL, POSIX,       C.UTF-8",
    "ANSI_X3.4-1968, LC_ALL, de_DE.UTF-8, de_DE.UTF-8",
    "ANSI_X3.4-1968, LANG,   de_DE.UTF-8, ''",
  })
  void usesUnicodeAndEnglishWhereTheMachineSupportsThem(
      String charmap, String variable, String value, String localeOfJava)
      throws IOException, InterruptedException {
    program("bin/locale", "[ \"$LC_ALL\" = C.UTF-8 ] && echo " + charmap);

    ProgramRun run = run(house.resolve("trainspotter"), Map.of(variable, value));

    assertThat(run.output().lines().findFirst()).contains("java " + localeOfJava);
  }
}
