package dev.trainspotter.shrink;

import java.io.IOException;
import java.io.PrintStream;
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
  /// The most references that a failure names.
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
    return write(zip, before, shrink(parts, before), folder, out, err);
  }

  /// Writes what stays, unless it is broken.
  ///
  /// @return the exit code
  static int write(
      Path zip, Classes before, List<Part> shrunk, Path folder, PrintStream out, PrintStream err)
      throws IOException {
    Classes after = Classes.of(shrunk);
    List<String> broken = Links.broken(before, after);
    if (!broken.isEmpty()) {
      err.println("%s cannot be shrunk: %,d references broke".formatted(zip, broken.size()));
      broken.stream().limit(MOST_NAMED).forEach(err::println);
      return 1;
    }
    Zip.write(shrunk, folder);
    out.println(
        "%s: %,d of %,d classes stay"
            .formatted(zip.getFileName(), after.names().size(), before.names().size()));
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

  private static Part shrink(Part part, Reach reach, ClassHierarchyResolver hierarchy) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    part.files()
        .forEach(
            (file, bytes) -> {
              String name = Classes.name(file);
              if (name == null) {
                files.put(file, bytes);
              } else if (reach.classes().contains(name)) {
                files.put(file, Client.is(name) ? reach.withoutUncalled(bytes, hierarchy) : bytes);
              }
            });
    return new Part(part.path(), files);
  }
}
