package dev.trainspotter.shrink;

import dev.trainspotter.shrink.lambdas.ClassPaths;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The classes of a function's zip, by their names with slashes.
///
/// A jar may have several variants of a class, for several versions of Java.
final class Classes {
  /// The folder of a jar's variants for several versions of Java.
  static final String VARIANTS = "META-INF/versions/";

  private static final Pattern FILE =
      Pattern.compile("(?:META-INF/versions/\\d+/)?(?<name>.+)\\.class");

  private final Map<String, List<byte[]>> variants = new HashMap<>();

  /// The classes of these parts.
  static Classes of(List<Part> parts) {
    Classes classes = new Classes();
    for (Part part : parts) {
      part.files().forEach(classes::add);
    }
    return classes;
  }

  private void add(String file, byte[] bytes) {
    String name = name(file);
    if (name != null) {
      variants.computeIfAbsent(name, any -> new ArrayList<>()).add(bytes);
    }
  }

  /// The class that this file has.
  ///
  /// @return `null` for a file that is no class
  static @Nullable String name(String file) {
    Matcher matcher = FILE.matcher(file);
    return matcher.matches() ? matcher.group("name") : null;
  }

  Set<String> names() {
    return variants.keySet();
  }

  List<byte[]> variants(String name) {
    return variants.getOrDefault(name, List.of());
  }

  List<ClassModel> models(String name) {
    return variants(name).stream().map(ClassFile.of()::parse).toList();
  }

  /// What Java must know of these classes and its own to write a changed class.
  ClassHierarchyResolver hierarchy() {
    return ClassHierarchyResolver.ofResourceParsing(this::stream)
        .orElse(ClassHierarchyResolver.defaultResolver())
        .cached();
  }

  private @Nullable InputStream stream(ClassDesc type) {
    List<byte[]> found = variants.get(ClassPaths.of(type));
    return found == null ? null : new ByteArrayInputStream(found.getFirst());
  }
}
