package dev.trainspotter.shrink.lambdas;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/// Replaces the lambdas of classes, and their switches over types, by code that is there before
/// Java starts.
public final class Lambdas {
  private final Members members;
  private final ClassHierarchyResolver hierarchy;

  /// @param classes the variants of each class in the zip, by its name with slashes; none for a
  ///     class that is not there
  /// @param hierarchy what extends what, among these classes and Java's own
  public Lambdas(Function<String, List<ClassModel>> classes, ClassHierarchyResolver hierarchy) {
    this.members = new Members(classes);
    this.hierarchy = hierarchy;
  }

  /// The class without its lambdas and switches over types, and the classes that take the place of
  /// its lambdas, by their names with slashes. A class that has neither stays as it is.
  public SequencedMap<String, byte[]> replaced(ClassModel model, byte[] bytes) {
    SequencedMap<String, byte[]> replaced = new LinkedHashMap<>();
    Host host = new Host(model, members);
    replaced.put(
        model.thisClass().asInternalName(), host.isChanged() ? host.bytes(hierarchy) : bytes);
    for (LambdaClass type : host.types()) {
      replaced.put(type.path(), type.bytes(hierarchy));
    }
    return replaced;
  }
}
