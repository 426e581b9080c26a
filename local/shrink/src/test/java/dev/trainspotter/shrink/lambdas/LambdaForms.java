package dev.trainspotter.shrink.lambdas;

import java.util.List;

/// Lambdas and method references of every form.
final class LambdaForms {
  /// The bodies of a method that returns what its lambdas gave, and the members that they use.
  static final List<String> BODIES =
      List.of(
          "Function<String, Integer> f = Integer::valueOf; return f.apply(\"7\");",
          "Supplier<String> f = () -> \"made\"; return f.get();",
          "boolean z = true; byte b = 1; char c = 'c'; short s = 2; int i = 3; long l = 4L; float f"
              + " = 5f; double d = 6d; Object o = \"o\"; int[] a = {7}; Supplier<String> g = () ->"
              + " \"\" + z + b + c + s + i + l + f + d + o + a[0]; return g.get();",
          "return new Forms().ownSecret().get();",
          "return new Forms().ownLambda().apply(\"x\");",
          "return new Forms().ownToString().get();",
          "Supplier<ArrayList<String>> f = ArrayList::new; return f.get();",
          "Function<Integer, StringBuilder> f = StringBuilder::new; return f.apply(9).capacity();",
          "Function<String, Nested> f = Nested::new; return f.apply(\"n\").toString();",
          "IntFunction<int[]> f = int[]::new; return f.apply(3).length;",
          "ToLongFunction<Integer> f = Integer::intValue; return f.applyAsLong(5);",
          "ToDoubleFunction<Integer> f = i -> i; return f.applyAsDouble(5);",
          "IntFunction<Object> f = Integer::valueOf; return f.apply(5);",
          "IntFunction<String> f = Forms::ofNumber; return f.apply(5);",
          "IntFunction<String> f = Forms::ofObject; return f.apply(5);",
          "Function<Integer, Long> f = Forms::doubled; return f.apply(5);",
          "Function<Short, Long> f = Forms::doubled; return f.apply((short) 5);",
          "IntToLongFunction f = Forms::doubled; return f.applyAsLong(5);",
          "List<String> l = new ArrayList<>(); Consumer<String> f = l::add; f.accept(\"a\"); return"
              + " l;",
          "LongConsumer f = Forms::doubled; f.accept(5); return \"dropped\";",
          "Consumer<String> f = Forms::remember; f.accept(\"kept\"); return last;",
          "CharSequence s = \"four\"; IntSupplier f = s::length; return f.getAsInt();",
          "Function<CharSequence, Integer> f = CharSequence::length; return f.apply(\"three\");",
          "ToLongFunction<String> f = Integer::valueOf; return f.applyAsLong(\"12\");",
          "Supplier<Long> f = () -> 5L; return f.get();",
          "BooleanSupplier f = Boolean.TRUE::booleanValue; return f.getAsBoolean();",
          "Predicate<String> f = String::isEmpty; return f.negate().or(f).test(\"\");",
          "Comparator<String> f = Comparator.comparing(String::length); return Stream.of(\"ccc\","
              + " \"a\", \"bb\").sorted(f.reversed()).collect(Collectors.toList());",
          "BinaryOperator<Integer> f = Forms::larger; return f.apply(3, 4);",
          "Function<Integer, Function<Integer, Integer>> f = a -> b -> a * 10 + b; return"
              + " f.apply(4).apply(2);",
          "Callable<String> f = () -> { throw new IllegalStateException(\"thrown\"); };"
              + " try { return f.call(); } catch (Exception e) { return e.getMessage(); }",
          "long l = 1; double d = 2; String s = \"s\"; BiFunction<Long, Double, String> f ="
              + " (x, y) -> l + \" \" + d + s + x + y; return f.apply(3L, 4d);",
          "Function<String[], String> f = Forms::joined; return f.apply(new String[] {\"a\","
              + " \"b\"});",
          "BiFunction<String, String, String> f = Forms::joined; return f.apply(\"a\", \"b\");",
          "Supplier<Object> f = Able.made(); return f.get();",
          "Able able = new Able() {}; return able.label().get() + able.secrets().get();",
          "return Stream.of(1, 2, 3).map(String::valueOf).collect(Collectors.joining(\",\"));",
          "Function<String, Object> f = Forms::hidden; return f.apply(\"q\");",
          "return FIELD.apply(\"static\");",
          "Runnable f = Forms::nothing; f.run(); return \"ran\";",
          "Function<Object, String> f = Object::toString; return f.apply(12);",
          "ObjIntConsumer<List<Integer>> f = List::add; List<Integer> l = new ArrayList<>();"
              + " f.accept(l, 8); return l;",
          "DoubleUnaryOperator f = Math::sqrt; return f.applyAsDouble(16);",
          "Function<Character, Integer> f = Character::getNumericValue; return f.apply('7');");

  private static final String MEMBERS =
      """
      private static final Function<String, Integer> FIELD = String::length;
      private static String last;
      private final String own = "own";
      private String secret() { return own; }
      Supplier<String> ownSecret() { return this::secret; }
      Function<String, String> ownLambda() { return text -> text + own + secret(); }
      Supplier<String> ownToString() { return super::getClassName; }
      private static Object hidden(String text) { return text + "!"; }
      static long doubled(long value) { return 2 * value; }
      static String ofNumber(Number value) { return "n" + value; }
      static String ofObject(Object value) { return "o" + value; }
      static boolean remember(String text) { last = text; return true; }
      static <T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
      static String joined(String... texts) { return String.join("+", texts); }
      private static void nothing() {}
      private static class Nested {
        private final String text;
        private Nested(String text) { this.text = text; }
        @Override public String toString() { return "nested " + text; }
      }
      interface Able {
        static Supplier<Object> made() { return () -> "made"; }
        HIDDEN String secret() { return "secret " + name(); }
        default Supplier<String> label() { return () -> "label " + name(); }
        default Supplier<String> secrets() { return this::secret; }
        default String name() { return "able"; }
      }
      """;

  private static final String PARENT =
      "package t; class Parent { protected String getClassName() { return \"parent\"; } }";

  /// The sources of a class with this body of its method, and of its parent.
  static String[] sources(int release, String body) {
    String forms =
        """
        package t;
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.function.*;
        import java.util.stream.*;
        public class Forms extends Parent {
          public static Object run() { %s }
          %s
        }
        """
            .formatted(body, MEMBERS.replace("HIDDEN", release == 8 ? "default" : "private"));
    return new String[] {forms, PARENT};
  }

  private LambdaForms() {}
}
