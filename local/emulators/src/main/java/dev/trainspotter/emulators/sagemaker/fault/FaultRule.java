package dev.trainspotter.emulators.sagemaker.fault;

import org.jspecify.annotations.Nullable;

/// Decides for each call whether it fails and how. Many threads use it at once.
@FunctionalInterface
public interface FaultRule {

  /// The fault of this call; null if the call gets its normal response.
  @Nullable Fault on(Call call);
}
