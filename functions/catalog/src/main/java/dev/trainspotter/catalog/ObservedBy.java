package dev.trainspotter.catalog;

import java.util.Locale;

/// Who told us about a job, the richest source first.
public enum ObservedBy {
  /// `DescribeTrainingJob` and `ListTags`: everything.
  DESCRIBE,
  /// A record of `Search`: nearly everything.
  SEARCH,
  /// The detail of a state change: 18 of the reference record's columns.
  EVENT;

  /// The value of the column `observed_by`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The source with this id.
  ///
  /// @throws IllegalArgumentException when there is none
  public static ObservedBy of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
