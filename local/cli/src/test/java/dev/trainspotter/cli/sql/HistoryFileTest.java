package dev.trainspotter.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  @TempDir private Path home;

  @Test
  void isInTheFolderForTheStateOfPrograms() throws IOException {
    Path file = HistoryFile.open(Map.of(), home);

    assertThat(file).isEqualTo(home.resolve(".local/state/trainspotter/sql_history")).exists();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isInTheFolderThatTheUserChooses() {
    Path chosen = home.resolve("state");

    assertThat(HistoryFile.open(Map.of("XDG_STATE_HOME", chosen.toString()), home))
        .isEqualTo(chosen.resolve("trainspotter/sql_history"));
    assertThat(HistoryFile.open(Map.of("XDG_STATE_HOME", "not/absolute"), home))
        .isEqualTo(home.resolve(".local/state/trainspotter/sql_history"));
  }

  @Test
  void isAbsentWhereItCannotBeWritten() throws IOException {
    Path file = Files.writeString(home.resolve("state"), "no folder");

    assertThat(HistoryFile.open(Map.of("XDG_STATE_HOME", file.toString()), home)).isNull();
  }
}
