package dev.trainspotter.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which operations a client of the SDK keeps, and whether the changed client works.
class ClientTest {
  private static final String ROOM = "software/amazon/awssdk/services/fake/";

  private static final String CLIENT =
      """
      package software.amazon.awssdk.services.fake;
      import java.util.function.Consumer;
      public interface FakeClient extends AutoCloseable {
        class Options {}
        static FakeClient create() { return new DefaultFakeClient(); }
        default ReadResponse read(ReadRequest request) { throw new UnsupportedOperationException(); }
        default ReadResponse read(Consumer<ReadRequest> change) {
          ReadRequest request = new ReadRequest();
          change.accept(request);
          return read(request);
        }
        default WriteResponse write(WriteRequest request) { throw new UnsupportedOperationException(); }
        default String serviceName() { return "fake"; }
        @Override default void close() {}
      }
      """;

  /// The operations have loops, branches and handlers, which Java verifies.
  private static final String IMPLEMENTATION =
      """
      package software.amazon.awssdk.services.fake;
      import java.util.function.Supplier;
      final class DefaultFakeClient implements FakeClient {
        private final Object[] log = new Object[4];
        @Override public ReadResponse read(ReadRequest request) {
          try {
            Object found = null;
            for (int at = 0; at < log.length; at++) {
              found = at == 2 ? request : found;
            }
            return answer(() -> new ReadResponse());
          } catch (IllegalStateException | IllegalArgumentException e) {
            throw new RuntimeException(e);
          }
        }
        private <T> T answer(Supplier<T> made) { return made.get(); }
        @Override public WriteResponse write(WriteRequest request) {
          Runnable checked = () -> new WriteCheck.Inner();
          checked.run();
          return retried(request);
        }
        private WriteResponse retried(WriteRequest request) { return new WriteResponse(); }
        @Override public String toString() { return "a client"; }
      }
      """;

  private static final List<String> MODELS =
      Stream.of("ReadRequest", "ReadResponse", "WriteRequest", "WriteResponse", "WriteCheck")
          .map(ClientTest::model)
          .toList();

  private static String model(String name) {
    return """
    package software.amazon.awssdk.services.fake;
    public class %s {
      static class Inner {}
    }
    """
        .formatted(name);
  }

  /// Each of these names the next one only, so that the last one is reached late.
  private static final List<String> CHAIN =
      Stream.of(
              "public class First { Second next; }",
              "class Second { Third next; }",
              "class Third { Fourth next; }",
              "class Fourth { Object a(FakeClient client) { return client.write(null); } }")
          .map(
              "package software.amazon.awssdk.services.fake.more; import %s*; "
                      .formatted(ROOM.replace('/', '.'))
                  ::concat)
          .toList();

  private static Zipped zipped(String handler) {
    return Zipped.of(
        Stream.of(
                List.of(
                    "package ours; import software.amazon.awssdk.services.fake.*; " + handler,
                    CLIENT,
                    IMPLEMENTATION),
                MODELS,
                CHAIN)
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private static List<String> names(Map<String, byte[]> shrunk) {
    return shrunk.keySet().stream()
        .filter(path -> path.startsWith(ROOM))
        .map(path -> path.substring(ROOM.length()).replace(".class", ""))
        .filter(name -> name.startsWith("Read") || name.startsWith("Write"))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return FakeClient.create().read(new ReadRequest());",
        "return FakeClient.create().read(change -> {});",
        "FakeClient client = FakeClient.create();"
            + " java.util.function.Function<ReadRequest, ReadResponse> read = client::read;"
            + " return read.apply(new ReadRequest());"
      })
  void keepsTheOperationThatIsCalled(String call) throws Exception {
    Zipped zipped =
        zipped("public class Handler { public static Object run() { %s } }".formatted(call));

    Map<String, byte[]> shrunk = zipped.shrunk();

    assertThat(names(shrunk))
        .containsExactly("ReadRequest", "ReadRequest$Inner", "ReadResponse", "ReadResponse$Inner");
    assertThat(zipped.run(shrunk).getClass().getName())
        .isEqualTo(ROOM.replace('/', '.') + "ReadResponse");
  }

  @Test
  void losesEveryOperationWhenNoneIsCalled() throws Exception {
    Zipped zipped =
        zipped(
            """
            public class Handler {
              public static Object run() throws Exception {
                try (FakeClient client = FakeClient.create()) {
                  return client.toString() + client.serviceName();
                }
              }
            }
            """);

    Map<String, byte[]> shrunk = zipped.shrunk();

    assertThat(names(shrunk)).isEmpty();
    assertThat(zipped.run(shrunk)).isInstanceOf(String.class);
  }

  /// What calls an operation may be reached after the client is.
  @Test
  void keepsAnOperationThatALaterClassCalls() {
    Zipped zipped =
        zipped(
            """
            public class Handler {
              FakeClient client = FakeClient.create();
              software.amazon.awssdk.services.fake.more.First first;
            }
            """);

    assertThat(names(zipped.shrunk()))
        .containsExactly(
            "WriteCheck",
            "WriteCheck$Inner",
            "WriteRequest",
            "WriteRequest$Inner",
            "WriteResponse",
            "WriteResponse$Inner");
  }

  @Test
  void namesNothingThatIsGone() {
    Map<String, byte[]> shrunk =
        zipped("class Handler { Object a = FakeClient.create().read(new ReadRequest()); }")
            .shrunk();
    ClassModel client = ClassFile.of().parse(shrunk.get(ROOM + "DefaultFakeClient.class"));

    assertThat(client.constantPool())
        .extracting(Object::toString)
        .noneMatch(constant -> constant.contains("Write"))
        .anyMatch(constant -> constant.contains("Read"));
  }

  /// Java asks for the nested classes of a class by this attribute.
  @Test
  void keepsNestedClassesThatStay() {
    Map<String, byte[]> shrunk =
        zipped("class Handler { Object a = FakeClient.create().read(new ReadRequest()); }")
            .shrunk();

    assertThat(nested(shrunk, "FakeClient")).containsExactly(ROOM + "FakeClient$Options");
    assertThat(nested(shrunk, "DefaultFakeClient"))
        .containsExactly("java/lang/invoke/MethodHandles$Lookup");
  }

  private static List<String> nested(Map<String, byte[]> files, String client) {
    return ClassFile.of()
        .parse(files.get(ROOM + client + ".class"))
        .findAttribute(Attributes.innerClasses())
        .orElseThrow()
        .classes()
        .stream()
        .map(inner -> inner.innerClass().asInternalName())
        .toList();
  }
}
