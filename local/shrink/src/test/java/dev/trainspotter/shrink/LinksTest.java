package dev.trainspotter.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which references are found to be broken.
class LinksTest {
  private static final String HANDLER =
      "package ours; class Handler extends lib.Child { int a() { return field + method(1); } }";
  private static final String CHILD = "package lib; public class Child extends Parent {}";
  private static final String PARENT =
      "package lib; class Parent { protected int field; protected int method(int a) { return a; }"
          + " }";
  private static final Zipped WHOLE = Zipped.of(HANDLER, CHILD, PARENT);

  private static List<String> broken(Zipped after) {
    return Links.broken(Classes.of(WHOLE.parts()), Classes.of(after.parts()));
  }

  @Test
  void findsNoneInWhatWasNotChanged() {
    assertThat(broken(WHOLE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "protected int field;, ours/Handler refers to ours/Handler.fieldI",
    "protected int method(int a) { return a; }, ours/Handler refers to ours/Handler.method(I)I"
  })
  void findsAMemberThatWasInherited(String member, String line) {
    Zipped changed =
        Zipped.of("package lib; public class Child extends Parent {}", PARENT.replace(member, ""));
    List<Part> parts = List.of(WHOLE.parts().getFirst(), changed.parts().getLast());

    assertThat(Links.broken(Classes.of(WHOLE.parts()), Classes.of(parts))).containsExactly(line);
  }

  @Test
  void findsAMethodThatCameFromAnInterface() {
    String handler =
        "package ours; class Handler implements lib.Able { int a() { return able(); } }";
    String method = "default int able() { return 1; }";
    Zipped whole =
        Zipped.of(handler, "package lib; public interface Able { %s }".formatted(method));
    List<Part> parts =
        List.of(
            whole.parts().getFirst(),
            new Part(Zipped.JAR, Compiled.of("package lib; public interface Able {}")));

    assertThat(Links.broken(Classes.of(whole.parts()), Classes.of(parts)))
        .containsExactly("ours/Handler refers to ours/Handler.able()I");
  }

  @Test
  void findsAClassThatIsGone() {
    List<Part> parts =
        List.of(
            WHOLE.parts().getFirst(),
            new Part(Zipped.JAR, Compiled.of("package lib; class Nothing {}")));

    assertThat(Links.broken(Classes.of(WHOLE.parts()), Classes.of(parts)))
        .contains("ours/Handler refers to lib/Child");
  }

  @Test
  void findsAMemberOfANewClassThatIsMissing() {
    Zipped after =
        Zipped.of(
            "package ours; class Handler { int a() { return lib.Made.number(); } }",
            "package lib; public class Made { public static int number() { return 1; } }");
    List<Part> parts =
        List.of(
            after.parts().getFirst(),
            new Part(Zipped.JAR, Compiled.of("package lib; public class Made {}")));

    assertThat(Links.broken(Classes.of(WHOLE.parts()), Classes.of(parts)))
        .containsExactly("ours/Handler refers to lib/Made.number()I");
  }

  /// Libraries refer to others that are optional.
  @Test
  void doesNotReportWhatWasMissingBefore() {
    List<Part> parts = List.of(WHOLE.parts().getFirst());

    assertThat(Links.broken(Classes.of(parts), Classes.of(parts))).isEmpty();
  }
}
