package dev.trainspotter.shrink;

import dev.trainspotter.shrink.lambdas.Lambdas;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The program that the build of each function runs: it reads the zip with everything, and writes
/// what the function can reach into a folder, of which the build makes the zips for Lambda.
public final class Shrink {
  /// The most places that a failure names.
  private static final int MOST_NAMED = 10;

  private Shrink() {}

  /// Shrinks the zip that the first argument names into the folder that the second one names.
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /// The same without the end of the program.
  ///
  /// @return the exit code: 0 when the folder was written, 1 when the zip cannot be shrunk, 2 for
  ///     wrong arguments
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.size() != 2) {
      err.println("expected two arguments: the zip to read and the folder to write");
      return 2;
    }
    Path zip = Path.of(arguments.getFirst());
    if (!Files.isRegularFile(zip)) {
      err.println("there is no zip at " + zip);
      return 2;
    }
    try {
      return shrink(zip, Path.of(arguments.getLast()), out, err);
    } catch (IOException | IllegalArgumentException e) {
      err.println("%s cannot be shrunk: %s".formatted(zip, e.getMessage()));
      return 1;
    }
  }

  private static int shrink(Path zip, Path folder, PrintStream out, PrintStream err)
      throws IOException {
    List<Part> parts = Zip.read(zip);
    Classes before = Classes.of(parts);
    return write(zip, before, withoutLambdas(shrink(parts, before)), folder, out, err);
  }

  /// Writes what stays, unless it is broken.
  ///
  /// @return the exit code
  static int write(
      Path zip, Classes before, List<Part> shrunk, Path folder, PrintStream out, PrintStream err)
      throws IOException {
    Classes after = Classes.of(shrunk);
    List<String> broken = new ArrayList<>(Links.broken(before, after));
    broken.addAll(Verification.errors(before, after));
    if (!broken.isEmpty()) {
      err.println("%s cannot be shrunk: %,d places broke".formatted(zip, broken.size()));
      broken.stream().limit(MOST_NAMED).forEach(err::println);
      return 1;
    }
    Zip.write(shrunk, folder);
    long staying = after.names().stream().filter(before.names()::contains).count();
    out.println(
        "%s: %,d of %,d classes stay, and %,d take the place of lambdas"
            .formatted(
                zip.getFileName(), staying, before.names().size(), after.names().size() - staying));
    return 0;
  }

  /// The same parts without the classes that cannot be reached, and without jars of which no class
  /// stays.
  ///
  /// @throws IllegalArgumentException when there is nothing to start from
  static List<Part> shrink(List<Part> parts, Classes classes) {
    Reach reach = Reach.from(Roots.of(parts, classes), classes);
    ClassHierarchyResolver hierarchy = classes.hierarchy();
    List<Part> shrunk = new ArrayList<>();
    for (Part part : parts) {
      Part smaller = shrink(part, reach, hierarchy);
      if (smaller.hasClasses() || !part.hasClasses()) {
        shrunk.add(smaller);
      }
    }
    return shrunk;
  }

  /// The same parts with ordinary classes in place of lambdas. Variants for several versions of
  /// Java stay as they are.
  static List<Part> withoutLambdas(List<Part> parts) {
    Classes classes = Classes.of(parts);
    Lambdas lambdas = new Lambdas(classes::models, classes.hierarchy());
    return parts.stream().map(part -> withoutLambdas(part, lambdas)).toList();
  }

  private static Part withoutLambdas(Part part, Lambdas lambdas) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    part.files()
        .forEach(
            (file, bytes) -> {
              if (Classes.name(file) == null || file.startsWith(Classes.VARIANTS)) {
                files.put(file, bytes);
              } else {
                lambdas
                    .replaced(ClassFile.of().parse(bytes), bytes)
                    .forEach((name, changed) -> files.put(name + ".class", changed));
              }
            });
    return new Part(part.path(), files);
  }

  private static Part shrink(Part part, Reach reach, ClassHierarchyResolver hierarchy) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    part.files()
        .forEach(
            (file, bytes) -> {
              String name = Classes.name(file);
              if (name == null) {
                files.put(file, bytes);
              } else if (reach.classes().contains(name)) {
                files.put(file, reach.rest(name, bytes, hierarchy));
              }
            });
    return new Part(part.path(), files);
  }
}
