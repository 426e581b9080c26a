package dev.trainspotter.shrink.lambdas;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.function.Function;

/// Which methods the classes of a package may call.
///
/// @param classes the variants of each class in the zip, by its name with slashes; Java's own
///     classes have none
record Members(Function<String, List<ClassModel>> classes) {
  /// How a class that is not the caller, but in its package, may call a method that the caller
  /// calls.
  enum Access {
    FREE,
    /// Only the caller may.
    PRIVATE,
    /// Not even a class like the caller may: it inherits the method.
    NONE
  }

  Access access(DirectMethodHandleDesc method, ClassDesc caller) {
    List<MethodModel> found =
        classes.apply(ClassPaths.of(method.owner())).stream()
            .flatMap(type -> type.methods().stream())
            .filter(each -> isNamed(each, method))
            .toList();
    if (found.stream().anyMatch(each -> each.flags().has(AccessFlag.PRIVATE))) {
      return Access.PRIVATE;
    }
    boolean isElsewhere = !method.owner().packageName().equals(caller.packageName());
    return isElsewhere && found.stream().anyMatch(each -> each.flags().has(AccessFlag.PROTECTED))
        ? Access.NONE
        : Access.FREE;
  }

  private static boolean isNamed(MethodModel each, DirectMethodHandleDesc method) {
    return each.methodName().stringValue().equals(method.methodName())
        && each.methodType().stringValue().equals(method.lookupDescriptor());
  }
}
