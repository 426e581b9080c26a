package dev.trainspotter.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which services stay in the SDK's table.
class ServiceTableTest {
  private static final String ROOM = "software/amazon/awssdk/regions/";

  /// As the SDK has it, with an entry on a line of its own now and then.
  private static final String TABLE =
      """
      package software.amazon.awssdk.regions;
      import java.util.*;
      public final class GeneratedServiceMetadataProvider {
        private static final Builder ALL = new Builder().put("sqs", new Sqs()).put("api.sagemaker", new SageMaker())
            .put("sts", new Sts())
            .put("amplify", new Amplify());
        public static Object of(String name) { return ALL.map.get(name); }
        static final class Builder {
          final Map<String, Object> map = new TreeMap<>();
          Builder put(String name, Object service) { map.put(name, service); return this; }
          @Override public String toString() { return map.keySet().toString(); }
        }
        public static String names() { return ALL.toString(); }
      }
      """;

  private static Zipped zipped(String handler) {
    return Zipped.of(
        "package ours; import software.amazon.awssdk.regions.*; public class Handler { %s }"
            .formatted(handler),
        TABLE,
        "package lib; public class First { Second next; }",
        "package lib; class Second { Third next; }",
        "package lib; class Third { String name = \"amplify\"; }",
        "package software.amazon.awssdk.regions; class Sqs {}",
        "package software.amazon.awssdk.regions; class SageMaker {}",
        "package software.amazon.awssdk.regions; class Sts {}",
        "package software.amazon.awssdk.regions; class Amplify {}");
  }

  @Test
  void keepsTheServicesThatAreNamed() throws ReflectiveOperationException {
    Zipped zipped =
        zipped(
            """
            public static Object run() {
              return GeneratedServiceMetadataProvider.names()
                  + GeneratedServiceMetadataProvider.of("sqs").getClass().getSimpleName()
                  + GeneratedServiceMetadataProvider.of("api." + Other.REST)
                  + GeneratedServiceMetadataProvider.of("sts").getClass().getSimpleName();
            }
            static class Other { static final String REST = "sage".concat("maker"); }
            """);

    Map<String, byte[]> shrunk = zipped.shrunk();

    assertThat(shrunk)
        .containsKeys(ROOM + "Sqs.class", ROOM + "Sts.class")
        .doesNotContainKeys(ROOM + "SageMaker.class", ROOM + "Amplify.class");
    assertThat(zipped.run(shrunk)).isEqualTo("[sqs, sts]SqsnullSts");
  }

  /// What names a service may be reached after the table is.
  @Test
  void keepsAServiceThatALaterClassNames() throws ReflectiveOperationException {
    Zipped zipped =
        zipped(
            "public static Object run() { return GeneratedServiceMetadataProvider.names(); }"
                + " lib.First first;");

    assertThat(zipped.run(zipped.shrunk())).isEqualTo("[amplify]");
  }
}
