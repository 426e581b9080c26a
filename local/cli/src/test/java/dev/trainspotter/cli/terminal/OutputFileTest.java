package dev.trainspotter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir private Path folder;

  @Test
  void replacesAFileOnlyAtTheEnd() throws IOException {
    Path path = Files.writeString(folder.resolve("jobs.csv"), "before");

    try (OutputFile file = OutputFile.at(path);
        PrintStream stream = file.stream()) {
      stream.print("after");
      stream.flush();
      assertThat(path).hasContent("before");
      file.keep(stream);
    }

    assertThat(path).hasContent("after");
    assertThat(folder.toFile().list()).containsExactly("jobs.csv");
  }

  @Test
  void leavesTheFileFromBeforeWhenTheNewOneIsNotKept() throws IOException {
    Path path = Files.writeString(folder.resolve("jobs.csv"), "before");

    try (OutputFile file = OutputFile.at(path);
        PrintStream stream = file.stream()) {
      stream.print("half");
    }

    assertThat(path).hasContent("before");
    assertThat(folder.toFile().list()).containsExactly("jobs.csv");
  }

  @Test
  void keepsALinkAndReplacesTheFileThatItNames() throws IOException {
    Path named = Files.writeString(folder.resolve("named"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), named);

    try (OutputFile file = OutputFile.at(link);
        PrintStream stream = file.stream()) {
      stream.print("after");
      file.keep(stream);
    }

    assertThat(link).isSymbolicLink().hasContent("after");
    assertThat(named).hasContent("after");
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> OutputFile.at(folder))
        .hasMessage(
            "--output: %s is not a file: give a file's name, or leave out --output"
                .formatted(folder));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the device has this name on Linux")
  void refusesADeviceWhichItWouldReplace() {
    assertThatThrownBy(() -> OutputFile.at(Path.of("/dev/null")))
        .hasMessageContaining("/dev/null is not a file");
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    Path path = folder.resolve("no such folder").resolve("jobs.csv");

    assertThatThrownBy(() -> OutputFile.at(path))
        .hasMessage(
            "--output: %s cannot be written: create its folder, or choose another".formatted(path));
  }
}
