package dev.trainspotter.emulators.sagemaker.fault;

import org.jspecify.annotations.Nullable;

/// Decides for each call whether it fails, and how; asked from many threads at once.
@FunctionalInterface
public interface FaultRule {

  /// The fault that this call meets, or null where it is answered.
  @Nullable Fault on(Call call);
}
