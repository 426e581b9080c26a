package dev.trainspotter.edge;

import org.jspecify.annotations.Nullable;

/// Separates errors after which an instance of a function cannot go on from errors that fail only
/// one piece of its work.
public final class InstanceErrors {
  private InstanceErrors() {}

  /// Throws this error if the instance is broken: it is out of memory, or its JVM has a fault. The
  /// runtime of Lambda ends a process whose handler throws such an error.
  ///
  /// Every other error fails only the work at hand, such as a stack that is too deep or a class
  /// that cannot be loaded.
  public static void rethrow(@Nullable Throwable e) {
    if (e instanceof VirtualMachineError broken && !(e instanceof StackOverflowError)) {
      throw broken;
    }
  }
}
