package dev.trainspotter.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as the build of a function runs it.
class ShrinkTest {
  private static final Zipped ZIPPED =
      Zipped.of(
          "package ours; class Handler { Object kept = new lib.Kept(); }",
          "package lib; public class Kept {}",
          "package lib; public class Other {}");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  private int run(Object... arguments) {
    return Shrink.run(
        Stream.of(arguments).map(Object::toString).toList(),
        new PrintStream(out),
        new PrintStream(err));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesTheRootAndTheJarsWithWhatStays() throws IOException {
    Path zip = ZIPPED.write(folder.resolve("whole.zip"));
    Path target = folder.resolve("shrunk");

    assertThat(run(zip, target)).as(text(err)).isZero();

    assertThat(target.resolve("ours/Handler.class")).isRegularFile();
    try (ZipFile jar = new ZipFile(target.resolve(Zipped.JAR).toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName)).containsExactly("lib/Kept.class");
      assertThat(jar.getInputStream(jar.getEntry("lib/Kept.class")))
          .hasBinaryContent(ZIPPED.inJar("lib/Kept.class"));
    }
    assertThat(text(out))
        .isEqualTo("whole.zip: 2 of 3 classes stay, and 0 take the place of lambdas\n");
  }

  @Test
  void leavesNothingOfAnEarlierBuild() throws IOException {
    Path zip = ZIPPED.write(folder.resolve("whole.zip"));
    Path target = folder.resolve("shrunk");
    Files.createDirectories(target.resolve("lib"));
    Files.writeString(target.resolve("lib/library-0.9.jar"), "old");

    run(zip, target);

    assertThat(target.resolve("lib")).isDirectoryContaining("glob:**/library-1.0.jar");
    assertThat(target.resolve("lib/library-0.9.jar")).doesNotExist();
  }

  @Test
  void givesTheSameBytesEachTime() throws IOException {
    Path zip = ZIPPED.write(folder.resolve("whole.zip"));

    run(zip, folder.resolve("one"));
    run(zip, folder.resolve("two"));

    assertThat(folder.resolve("one").resolve(Zipped.JAR))
        .hasSameBinaryContentAs(folder.resolve("two").resolve(Zipped.JAR));
    assertThat(Files.readAllBytes(folder.resolve("one").resolve(Zipped.JAR)))
        .containsSubsequence("lib/Kept.class".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void replacesLambdasButNotInVariants() throws IOException {
    String lambda = "package lib; public class Kept { Runnable run = () -> {}; }";
    byte[] variant = Compiled.of(lambda).get("lib/Kept.class");
    Zipped zipped =
        Zipped.of("package ours; class Handler { Runnable run = () -> new lib.Kept(); }", lambda)
            .with("META-INF/versions/21/lib/Kept.class", variant);
    Path target = folder.resolve("shrunk");

    assertThat(run(zipped.write(folder.resolve("whole.zip")), target)).as(text(err)).isZero();

    assertThat(target.resolve("ours/Handler$$Lambda0.class")).isRegularFile();
    try (ZipFile jar = new ZipFile(target.resolve(Zipped.JAR).toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .containsExactly(
              "lib/Kept.class", "lib/Kept$$Lambda0.class", "META-INF/versions/21/lib/Kept.class");
      assertThat(jar.getInputStream(jar.getEntry("META-INF/versions/21/lib/Kept.class")))
          .hasBinaryContent(variant);
    }
  }

  @Test
  void refusesToWriteWhatTheVerifierRefuses() throws IOException {
    ClassDesc name = ClassDesc.of("ours.Handler");
    byte[] wrong =
        ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
            .build(
                name,
                type ->
                    type.withMethodBody(
                        "text",
                        MethodTypeDesc.of(ClassDesc.of("java.lang.String")),
                        0,
                        code -> code.iconst_1().areturn()));
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put("ours/Handler.class", wrong);

    int code =
        Shrink.write(
            Path.of("whole.zip"),
            Classes.of(ZIPPED.parts()),
            List.of(new Part("", files)),
            folder.resolve("shrunk"),
            new PrintStream(out),
            new PrintStream(err));

    assertThat(code).isEqualTo(1);
    assertThat(text(err)).contains("1 places broke").contains("ours/Handler: ");
  }

  @Test
  void storesTheFilesOfAJarAsTheyAre() throws IOException {
    run(ZIPPED.write(folder.resolve("whole.zip")), folder.resolve("shrunk"));

    try (ZipFile jar = new ZipFile(folder.resolve("shrunk").resolve(Zipped.JAR).toFile())) {
      assertThat(jar.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
    }
  }

  @Test
  void refusesToWriteWhatIsBroken() throws IOException {
    Path target = folder.resolve("shrunk");
    List<Part> withoutLibrary = List.of(ZIPPED.parts().getFirst());

    int code =
        Shrink.write(
            Path.of("whole.zip"),
            Classes.of(ZIPPED.parts()),
            withoutLibrary,
            target,
            new PrintStream(out),
            new PrintStream(err));

    assertThat(code).isEqualTo(1);
    assertThat(text(err))
        .contains("whole.zip cannot be shrunk: 2 places broke")
        .contains("ours/Handler refers to lib/Kept");
    assertThat(target).doesNotExist();
  }

  @Test
  void saysWhichArgumentsItExpects() {
    assertThat(run("one")).isEqualTo(2);
    assertThat(text(err)).contains("expected two arguments");
  }

  @Test
  void saysThatTheZipIsMissing() {
    assertThat(run(folder.resolve("none.zip"), folder.resolve("shrunk"))).isEqualTo(2);
    assertThat(text(err)).contains("there is no zip at").contains("none.zip");
  }

  @Test
  void refusesAFileThatHasNoClassesOfOurs() throws IOException {
    Path zip = Files.writeString(folder.resolve("whole.zip"), "not a zip");

    assertThat(run(zip, folder.resolve("shrunk"))).isEqualTo(1);
    assertThat(text(err)).contains("there are no classes at the root of the zip");
    assertThat(folder.resolve("shrunk")).doesNotExist();
  }

  @Test
  void refusesAFileThatIsNoClass() throws IOException {
    Zipped broken =
        Zipped.of(
                "package ours; class Handler { String byName = \"lib.Broken\"; }",
                "package lib; class Any {}")
            .with("lib/Broken.class", "not a class");

    assertThat(run(broken.write(folder.resolve("whole.zip")), folder.resolve("shrunk")))
        .isEqualTo(1);
    assertThat(text(err)).contains("whole.zip cannot be shrunk");
    assertThat(List.of(folder.resolve("shrunk"))).noneMatch(Files::exists);
  }
}
