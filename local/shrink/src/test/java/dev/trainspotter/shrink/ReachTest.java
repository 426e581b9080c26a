package dev.trainspotter.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which classes of a library stay.
class ReachTest {
  private static final String KEPT = "package lib; public class Kept {}";
  private static final String OTHER = "package lib; public class Other {}";

  /// Every place of a class file in which one class can name another.
  static Stream<Arguments> waysToName() {
    return Stream.of(
            "Object a() { return new lib.Kept(); }",
            "lib.Kept field;",
            "lib.Kept[][] array;",
            "java.util.List<? extends lib.Kept> generic;",
            "<T extends lib.Kept> T bounded() { return null; }",
            "void parameter(int a, long b, lib.Kept c) {}",
            "boolean asks(Object o) { return o instanceof lib.Kept; }",
            "Object type() { return lib.Kept.class; }",
            "Object reference() { return (java.util.function.Supplier<Object>) lib.Kept::new; }",
            "String byName = \"lib.Kept\";",
            "String bySlashes = \"lib/Kept\";",
            "String inAText = \"uses lib.Kept, and more\";")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("waysToName")
  void keepsAClassThatIsNamed(String member) {
    Zipped zipped = Zipped.of("package ours; class Handler { %s }".formatted(member), KEPT, OTHER);

    assertThat(zipped.shrunk()).containsOnlyKeys("lib/Kept.class");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package ours; class Handler extends lib.Kept {}",
        "package ours; @lib.Mark(lib.Kept.class) class Handler {}",
        "package ours; class Handler { @lib.Mark(lib.Kept.class) int marked; }"
      })
  void keepsParentsAndAnnotations(String handler) {
    Zipped zipped =
        Zipped.of(
            handler, KEPT, OTHER, "package lib; public @interface Mark { Class<?> value(); }");

    assertThat(zipped.shrunk()).containsKey("lib/Kept.class").doesNotContainKey("lib/Other.class");
  }

  @Test
  void keepsWhatAKeptClassNames() {
    Zipped zipped =
        Zipped.of(
            "package ours; class Handler { lib.First first; }",
            "package lib; public class First { Second second; static class Inner {} }",
            "package lib; class Second { void a() throws Third {} }",
            "package lib; class Third extends Exception {}",
            "package lib; class Unused { First first; }");

    assertThat(zipped.shrunk())
        .containsOnlyKeys(
            "lib/First.class", "lib/First$Inner.class", "lib/Second.class", "lib/Third.class");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "META-INF/services/lib.Service",
        "software/amazon/awssdk/x/execution.interceptors"
      })
  void keepsWhatAListOfServicesNames(String list) {
    Zipped zipped =
        Zipped.of("package ours; class Handler {}", KEPT, OTHER).with(list, "# one\nlib.Kept\n");

    assertThat(zipped.shrunk()).containsOnlyKeys("lib/Kept.class", list);
  }

  /// Native code looks up its classes by names that only it knows.
  @ParameterizedTest
  @ValueSource(strings = {"software.amazon.awssdk.crt.io", "org.duckdb"})
  void keepsLibrariesWithNativeCodeWhole(String room) {
    Zipped zipped =
        Zipped.of(
            "package ours; class Handler {}", "package %s; class Native {}".formatted(room), OTHER);

    assertThat(zipped.shrunk()).containsOnlyKeys(room.replace('.', '/') + "/Native.class");
  }

  @Test
  void keepsEachVariantOfAClassAndTheFilesThatAreNoClasses() {
    Zipped zipped =
        Zipped.of(
                "package ours; class Handler { lib.Kept kept; }",
                KEPT,
                "package lib; public class OnlyInVariant {}")
            .with("META-INF/LICENSE", "free")
            .with("native/library.so", "machine code");
    byte[] variant =
        Compiled.of(
                "package lib; public class Kept { OnlyInVariant more; }",
                "package lib; class OnlyInVariant {}")
            .get("lib/Kept.class");
    zipped
        .with("META-INF/versions/21/lib/Kept.class", variant)
        .with("META-INF/versions/21/lib/Other.class", Compiled.of(OTHER).get("lib/Other.class"))
        .with("META-INF/versions/9/module-info.class", "not needed on a class path")
        .with("module-info.class", "not needed on a class path");

    assertThat(zipped.shrunk())
        .containsOnlyKeys(
            "META-INF/LICENSE",
            "native/library.so",
            "lib/Kept.class",
            "lib/OnlyInVariant.class",
            "META-INF/versions/21/lib/Kept.class");
  }

  @Test
  void removesAJarOfWhichNoClassStays() {
    Zipped zipped =
        Zipped.of("package ours; class Handler {}", OTHER).with("META-INF/LICENSE", "free");

    assertThat(zipped.shrunk()).isEmpty();
  }

  @Test
  void changesNoClassThatIsNoClient() {
    Zipped zipped = Zipped.of("package ours; class Handler { lib.Kept kept; }", KEPT);

    assertThat(zipped.shrunk().get("lib/Kept.class")).isEqualTo(zipped.inJar("lib/Kept.class"));
  }
}
