package dev.trainspotter.benchmarks.replay;

import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;

/// A piece of work and, right after it, the decoding of the DynamoDB responses that it read.
public record MeasuredRun(Measurement work, Measurement decode) {
  /// Measures both; each returns how many entries it processed.
  public static MeasuredRun of(IntSupplier work, IntSupplier decode) {
    return new MeasuredRun(Measurement.of(work), Measurement.of(decode));
  }

  /// The work's figure divided by that of decoding the same responses.
  double ratio(ToDoubleFunction<Measurement> figure) {
    return figure.applyAsDouble(work) / figure.applyAsDouble(decode);
  }
}
