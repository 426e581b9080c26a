package dev.trainspotter.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteNativesTest {

  @Test
  void namesTheSystemsThatHaveANativeLibrary() {
    SqliteNatives natives = new SqliteNatives(Path.of("nowhere"));

    assertThatThrownBy(() -> natives.configure("Linux", "riscv64"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "DynamoDB Local has no native library for Linux on riscv64: use Linux x86_64 or macOS");
  }

  @Test
  void hasANativeLibraryForLinuxAndBothKindsOfMac() {
    Path folder = IsolatedJars.of("dynamodb-local").folder();

    List<String> names =
        List.of(
            SqliteNatives.fileName("Linux", "amd64"),
            SqliteNatives.fileName("Mac OS X", "x86_64"),
            SqliteNatives.fileName("Mac OS X", "aarch64"));

    assertThat(names).allSatisfy(name -> assertThat(folder.resolve(name)).isRegularFile());
  }
}
