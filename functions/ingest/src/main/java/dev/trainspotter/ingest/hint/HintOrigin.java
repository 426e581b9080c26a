package dev.trainspotter.ingest.hint;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why reconciliation sent a hint.
///
/// @param sentBy the kind of range that was compared
public record HintOrigin(Why why, String sentBy) {
  /// What reconciliation saw.
  public enum Why {
    /// SageMaker returned a job that had no row.
    MISSED,
    /// The row differs from what SageMaker returned.
    DIFFERS,
    /// SageMaker did not return a job that has a row.
    NOT_SHOWN,
    /// No description has reached the row yet.
    NOT_DESCRIBED;

    /// The name in messages and log lines.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The value with this name; null when there is none.
    static @Nullable Why find(String id) {
      return Arrays.stream(values()).filter(why -> why.id().equals(id)).findFirst().orElse(null);
    }
  }
}
