package dev.trainspotter.shrink;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether Java's verifier would accept the classes that were changed.
final class Verification {
  private Verification() {}

  /// What the verifier says about classes in `after` that are new or not as in `before`: one line
  /// for each error.
  static List<String> errors(Classes before, Classes after) {
    ClassFile verifier = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(after.hierarchy()));
    List<String> lines = new ArrayList<>();
    for (String name : after.names()) {
      List<byte[]> known = before.variants(name);
      for (byte[] bytes : after.variants(name)) {
        if (known.stream().noneMatch(each -> Arrays.equals(each, bytes))) {
          ClassModel model = ClassFile.of().parse(bytes);
          verifier.verify(model).forEach(error -> lines.add(name + ": " + error.getMessage()));
        }
      }
    }
    return lines;
  }
}
