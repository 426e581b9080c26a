package dev.trainspotter.shrink.lambdas;

import java.lang.constant.ClassDesc;

/// Names of classes with slashes, as class files and jars write them.
public final class ClassPaths {
  private ClassPaths() {}

  /// The name of a class that is no array: `java/lang/String`.
  public static String of(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }
}
