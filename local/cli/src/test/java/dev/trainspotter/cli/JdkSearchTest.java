package dev.trainspotter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs `find_jdk` of `local/shared.sh`, the one search of every script, in made-up folders.
class JdkSearchTest {
  private static final Path SHARED =
      Path.of(System.getProperty("house")).resolve("local/shared.sh");

  @TempDir private Path folder;

  @BeforeEach
  void putAnOlderJavaOnThePath() throws IOException {
    jdk("old", "17.0.9");
    javaOnThePath("old");
  }

  /// As Java does, it prints a line of its own where JAVA_TOOL_OPTIONS is set.
  private void javaOnThePath(String home) throws IOException {
    program(
        folder.resolve("bin/java"),
        """
        [ -z "$JAVA_TOOL_OPTIONS" ] || echo "Picked up JAVA_TOOL_OPTIONS: $JAVA_TOOL_OPTIONS" >&2
        [ -z "$JAVA_TOOL_OPTIONS" ] || echo "    java.home = /nowhere" >&2
        echo "    java.home = %s" >&2\
        """
            .formatted(folder.resolve(home)));
  }

  private Path jdk(String home, String version) throws IOException {
    Path jdk = folder.resolve(home);
    program(jdk.resolve("bin/javac"), "");
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"java.base\"\n");
    return jdk;
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private String find(Map<String, String> variables) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            "sh",
            "-euc",
            ". \"$1\"; if find_jdk \"$2\"; then echo \"$jdk\"; else echo none; fi",
            "sh",
            SHARED.toString(),
            folder.resolve("root").toString());
    Map<String, String> environment = command.environment();
    environment.keySet().removeIf(name -> name.matches("(JAVA|_JAVA|JDK|SDKMAN|ASDF|MISE|JENV).*"));
    environment.put("HOME", folder.resolve("home of me").toString());
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.putAll(variables);
    ProgramRun run = ProgramRun.start(command);
    String output = run.output().strip();
    assertThat(run.exitCode()).isZero();
    return output;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home of me/.sdkman/candidates/java/25.0.1-tem",
        "home of me/.asdf/installs/java/temurin-25.0.1",
        "home of me/.local/share/mise/installs/java/25.0.1",
        "home of me/.jenv/versions/25",
        "home of me/.jdks/temurin-25.0.1",
        "home of me/.jdks/temurin-25.0.1.jdk/Contents/Home",
        "home of me/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "root/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "root/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
        "root/usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
        "root/home/linuxbrew/.linuxbrew/opt/openjdk@25/libexec",
        "root/usr/lib/jvm/java-25-openjdk-amd64",
        "root/usr/lib64/jvm/java-25-openjdk",
        "root/usr/java/jdk-25",
        "root/opt/java/openjdk",
        "root/opt/jdk-25",
        "root/opt/openjdk-25"
      })
  void looksInTheUsualPlaces(String place) throws IOException, InterruptedException {
    Path jdk = jdk(place, "25.0.1");

    assertThat(find(Map.of())).isEqualTo(jdk.toString());
  }

  @Test
  void startsNoJavaWhereJavaHomeNamesAJdk() throws IOException, InterruptedException {
    Path jdk = jdk("chosen", "25.0.1");
    Path started = folder.resolve("started");
    program(folder.resolve("bin/java"), "touch \"%s\"".formatted(started));

    assertThat(find(Map.of("JAVA_HOME", jdk.toString()))).isEqualTo(jdk.toString());
    assertThat(started).doesNotExist();
  }

  @Test
  void asksMacosForItsJdks() throws IOException, InterruptedException {
    Path jdk = jdk("elsewhere", "25.0.1");
    program(folder.resolve("root/usr/libexec/java_home"), "echo \"" + jdk + "\"");

    assertThat(find(Map.of())).isEqualTo(jdk.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "SDKMAN_DIR,    candidates/java/25",
    "ASDF_DATA_DIR, installs/java/25",
    "MISE_DATA_DIR, installs/java/25",
    "JENV_ROOT,     versions/25"
  })
  void followsTheVariablesOfVersionManagers(String variable, String place)
      throws IOException, InterruptedException {
    Path jdk = jdk("managed/" + place, "25.0.1");

    assertThat(find(Map.of(variable, folder.resolve("managed").toString())))
        .isEqualTo(jdk.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"})
  void findsTheJavaOnThePathWhateverItPrints(String variable)
      throws IOException, InterruptedException {
    Path jdk = jdk("new", "25.0.1");
    javaOnThePath("new");

    assertThat(find(Map.of(variable, "-Xmx1g -Dx=y"))).isEqualTo(jdk.toString());
  }

  @Test
  void prefersJavaHome() throws IOException, InterruptedException {
    Path chosen = jdk("chosen", "26");
    jdk("new", "25.0.1");
    javaOnThePath("new");

    assertThat(find(Map.of("JAVA_HOME", chosen.toString()))).isEqualTo(chosen.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"24.0.2", "1.8.0_402", "", "x"})
  void passesOverOlderVersions(String version) throws IOException, InterruptedException {
    jdk("root/usr/lib/jvm/a", version);
    Path jdk = jdk("root/usr/lib/jvm/b", "25");

    assertThat(find(Map.of("JAVA_HOME", folder.resolve("old").toString())))
        .isEqualTo(jdk.toString());
  }

  @Test
  void passesOverARuntimeWithoutACompiler() throws IOException, InterruptedException {
    Files.delete(jdk("root/usr/lib/jvm/a", "25").resolve("bin/javac"));

    assertThat(find(Map.of())).isEqualTo("none");
  }

  @Test
  void worksWithoutAHomeAndWithoutAnyJava() throws IOException, InterruptedException {
    program(folder.resolve("bin/java"), "exit 127");

    assertThat(find(Map.of("HOME", ""))).isEqualTo("none");
  }
}
