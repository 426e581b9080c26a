package dev.trainspotter.cli;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads every room of every module of this checkout, and the arrows between them.
///
/// Arrows are read twice. Sources show all modules, and constants that the compiler copies. Class
/// files show types that a chain of calls passes through without an import; a module that has not
/// been compiled yet has none, and its sources must do.
final class Rooms {
  static final String OURS = "dev.trainspotter.";

  private static final List<String> PARENTS = List.of("functions", ".", "local");
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern USE =
      Pattern.compile("dev\\.trainspotter((?:\\.[a-z]\\w*)+)\\.[A-Z]");
  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile("//[^\\n]*|\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
  private static final Pattern CAPTION = Pattern.compile("\\A((?:/// ?[^\\n]*\\n)*?)(?:///\\n|@)");

  static {
    // Only the names of our own types count: without this, the libraries are read as well.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
  }

  private Rooms() {}

  /// Every room by its name.
  static NavigableMap<String, Room> read(Path house) {
    NavigableMap<String, Room> rooms = new TreeMap<>();
    for (Path module : modules(house)) {
      for (Path source : sources(module.resolve("src/main/java"))) {
        add(rooms, house.relativize(module).toString(), source);
      }
      addCompiled(rooms, module.resolve("target/classes"));
    }
    return rooms;
  }

  /// The folders of all modules with Java sources.
  static List<Path> modules(Path house) {
    return PARENTS.stream()
        .flatMap(parent -> children(house.resolve(parent).normalize()).stream())
        .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
        .toList();
  }

  /// Every Java source below this folder, in order; none when there is no such folder.
  static List<Path> sources(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The name of the room that this source stands in.
  static String roomOf(String source) {
    return PACKAGE
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .filter(name -> name.startsWith(OURS))
        .map(name -> name.substring(OURS.length()))
        .findFirst()
        .orElseThrow();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(NavigableMap<String, Room> rooms, String module, Path file) {
    String source = text(file);
    String name = roomOf(source);
    Room room = rooms.computeIfAbsent(name, _ -> empty(name, module, ""));
    String type = file.getFileName().toString().replace(".java", "");
    if (type.equals("package-info")) {
      rooms.put(name, new Room(name, module, caption(source), room.classes(), room.uses()));
      return;
    }
    NavigableSet<String> classes = new TreeSet<>(room.classes());
    classes.add(type);
    NavigableSet<String> uses = new TreeSet<>(room.uses());
    USE.matcher(COMMENT_OR_TEXT.matcher(source).replaceAll(" "))
        .results()
        .map(found -> found.group(1).substring(1))
        .filter(used -> !used.equals(name))
        .forEach(uses::add);
    rooms.put(name, new Room(name, module, room.caption(), classes, uses));
  }

  private static void addCompiled(NavigableMap<String, Room> rooms, Path classes) {
    if (!Files.isDirectory(classes)) {
      return;
    }
    for (JavaClass type : new ClassFileImporter().importPath(classes)) {
      Room room = rooms.get(nameOf(type));
      if (room != null) {
        NavigableSet<String> uses = new TreeSet<>(room.uses());
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .filter(used -> used.getPackageName().startsWith(OURS))
            .map(Rooms::nameOf)
            .filter(used -> !used.equals(room.name()))
            .forEach(uses::add);
        rooms.put(
            room.name(),
            new Room(room.name(), room.module(), room.caption(), room.classes(), uses));
      }
    }
  }

  private static String nameOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(OURS) ? name.substring(OURS.length()) : name;
  }

  private static Room empty(String name, String module, String caption) {
    return new Room(name, module, caption, new TreeSet<>(), new TreeSet<>());
  }

  /// The first paragraph of a contract, in one line.
  private static String caption(String source) {
    return CAPTION
        .matcher(source)
        .results()
        .map(found -> found.group(1).replaceAll("(?m)^/// ?", "").replace('\n', ' ').strip())
        .findFirst()
        .orElse("");
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
