package dev.trainspotter.benchmarks.listspeed;

import java.util.function.ToDoubleFunction;

/// One list request and, right after it, the decoding of the DynamoDB responses that it read.
record MeasuredRun(Measurement list, Measurement decode) {
  /// Measures both.
  static MeasuredRun of(RecordedList recorded) {
    return new MeasuredRun(Measurement.of(recorded::list), Measurement.of(recorded::decode));
  }

  /// The list's figure divided by that of decoding the same responses.
  double ratio(ToDoubleFunction<Measurement> figure) {
    return figure.applyAsDouble(list) / figure.applyAsDouble(decode);
  }
}
