package dev.trainspotter.shrink.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.shrink.Compiled;
import dev.trainspotter.shrink.MemoryLoader;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lambdas of every form, compiled for the version of Java that the SDK is compiled for and for
/// ours: replaced, they do what they did before.
class LambdasTest {
  static Stream<Arguments> forms() {
    return Stream.of(8, 25)
        .flatMap(release -> LambdaForms.BODIES.stream().map(form -> Arguments.of(release, form)));
  }

  private static SequencedMap<String, byte[]> replaced(SequencedMap<String, byte[]> files) {
    Function<String, List<ClassModel>> classes =
        name -> Stream.ofNullable(files.get(name + ".class")).map(ClassFile.of()::parse).toList();
    ClassHierarchyResolver hierarchy =
        ClassHierarchyResolver.ofClassLoading(new MemoryLoader(files));
    Lambdas lambdas = new Lambdas(classes, hierarchy);
    SequencedMap<String, byte[]> replaced = new LinkedHashMap<>();
    files
        .values()
        .forEach(
            bytes ->
                lambdas
                    .replaced(ClassFile.of().parse(bytes), bytes)
                    .forEach((name, changed) -> replaced.put(name + ".class", changed)));
    return replaced;
  }

  private static Object run(Map<String, byte[]> files) throws ReflectiveOperationException {
    return new MemoryLoader(files).loadClass("t.Forms").getMethod("run").invoke(null);
  }

  /// The methods that Java would call to make lambdas.
  private static List<String> factories(Map<String, byte[]> files) {
    return dynamic(files)
        .map(InvokeDynamicInstruction::bootstrapMethod)
        .filter(method -> method.owner().displayName().equals("LambdaMetafactory"))
        .map(DirectMethodHandleDesc::methodName)
        .toList();
  }

  /// Everything that Java would make when it first meets it.
  private static Stream<InvokeDynamicInstruction> dynamic(Map<String, byte[]> files) {
    return files.values().stream()
        .flatMap(bytes -> ClassFile.of().parse(bytes).methods().stream())
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void doesWhatItDidBefore(int release, String form) throws ReflectiveOperationException {
    SequencedMap<String, byte[]> files = Compiled.of(release, LambdaForms.sources(release, form));
    assertThat(factories(files)).isNotEmpty();

    SequencedMap<String, byte[]> replaced = replaced(files);

    assertThat(factories(replaced)).isEmpty();
    assertThat(run(replaced)).hasToString(run(files).toString());
  }

  /// Every case, none of them, no object, a case that a condition refuses, and switches that are
  /// no choice between classes alone.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "switch (o) { case String s when s.length() > 3 -> 1; case String s -> 2;"
            + " case Integer i -> 3; case List<?> l when l.isEmpty() -> 4; case List<?> l -> 5;"
            + " case null -> 6; default -> 7; }",
        "switch (o) { case null, default -> 8; }",
        "switch (o) { case int[] a -> 9; case Object other -> 10; case null -> 11; }",
        "o instanceof String s ? switch (s) { case \"b\" -> 12; case String t -> 13; } : 14"
      })
  void choosesWhatItChoseBefore(String choice) throws ReflectiveOperationException {
    SequencedMap<String, byte[]> files =
        Compiled.of(
            """
            package t;
            import java.util.*;
            public class Forms {
              public static Object run() {
                List<Object> chosen = new ArrayList<>();
                Object[] all = {"a", "b", "long", 1, List.of(), List.of(1), null, new int[0], 1L};
                for (Object o : all) { chosen.add(%s); }
                return chosen;
              }
            }
            """
                .formatted(choice));

    SequencedMap<String, byte[]> replaced = replaced(files);

    assertThat(run(replaced)).isEqualTo(run(files));
    assertThat(dynamic(replaced)).allMatch(made -> choice.contains("case \"b\""));
  }

  @Test
  void makesOneClassForLambdasOfOneInterface() throws ReflectiveOperationException {
    SequencedMap<String, byte[]> files =
        Compiled.of(
            """
            package t;
            import java.util.function.*;
            public class Forms {
              static Supplier<String> a = () -> "a";
              static Supplier<Integer> b = () -> 2;
              static Function<String, Integer> c = String::length;
              public static Object run() { return a.get() + b.get() + c.apply("three"); }
            }
            """);

    SequencedMap<String, byte[]> replaced = replaced(files);

    assertThat(replaced)
        .containsOnlyKeys("t/Forms.class", "t/Forms$$Lambda0.class", "t/Forms$$Lambda1.class");
    assertThat(run(replaced)).isEqualTo("a25");
  }

  /// Java's compiler leaves very long methods alone.
  @Test
  void startsANewClassAfterSoManyLambdas() throws ReflectiveOperationException {
    int count = 2 * LambdaClass.MOST_LAMBDAS + 1;
    String lambdas =
        IntStream.range(0, count).mapToObj("() -> %d"::formatted).collect(Collectors.joining(", "));
    SequencedMap<String, byte[]> files =
        Compiled.of(
            """
            package t;
            import java.util.function.*;
            public class Forms {
              public static Object run() {
                IntSupplier[] all = { %s };
                StringBuilder text = new StringBuilder();
                for (IntSupplier each : all) { text.append(each.getAsInt()).append(' '); }
                return text.toString();
              }
            }
            """
                .formatted(lambdas));

    SequencedMap<String, byte[]> replaced = replaced(files);

    assertThat(replaced).hasSize(4);
    assertThat(run(replaced)).isEqualTo(run(files));
  }

  @Test
  void keepsNoAnnotationWhosePlaceMoved() {
    SequencedMap<String, byte[]> files =
        Compiled.of(
            """
            package t;
            import java.lang.annotation.*;
            public class Forms {
              @Target(ElementType.TYPE_USE) @Retention(RetentionPolicy.RUNTIME) @interface Marked {}
              public static Object run() {
                Runnable first = () -> {};
                first.run();
                @Marked String text = String.valueOf(first);
                return text;
              }
            }
            """);

    SequencedMap<String, byte[]> replaced = replaced(files);

    assertThat(replaced.values()).allMatch(bytes -> ClassFile.of().verify(bytes).isEmpty());
  }

  @Test
  void leavesALambdaThatCanBeSerialized() throws ReflectiveOperationException {
    SequencedMap<String, byte[]> files =
        Compiled.of(
            LambdaForms.sources(
                25, "return ((Supplier<String> & java.io.Serializable) () -> \"stays\").get();"));

    SequencedMap<String, byte[]> replaced = replaced(files);

    assertThat(factories(replaced)).contains("altMetafactory");
    assertThat(run(replaced)).isEqualTo("stays");
  }

  @Test
  void callsAPrivateMethodOfANestedClass() throws ReflectiveOperationException {
    SequencedMap<String, byte[]> files =
        Compiled.of(
            """
            package t;
            import java.util.function.*;
            public class Forms {
              public static Object run() {
                Function<Inner, String> label = Inner::label;
                Supplier<String> known = Inner::known;
                return label.apply(new Inner()) + known.get();
              }
              static class Inner {
                private String label() { return "label"; }
                private static String known() { return "known"; }
              }
            }
            """);

    SequencedMap<String, byte[]> replaced = replaced(files);

    assertThat(factories(replaced)).isEmpty();
    assertThat(run(replaced)).isEqualTo("labelknown");
  }

  @Test
  void changesNoClassThatHasNoLambda() {
    SequencedMap<String, byte[]> files = Compiled.of("package t; class Plain { int a = 1; }");

    assertThat(replaced(files).get("t/Plain.class")).isSameAs(files.get("t/Plain.class"));
  }
}
