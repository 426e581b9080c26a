package dev.trainspotter.catalog;

import java.util.Arrays;
import java.util.Locale;

/// Where a row comes from, the most complete source first.
public enum ObservedBy {
  /// `DescribeTrainingJob` and `ListTags`: all members.
  DESCRIBE,
  /// A record of `Search`: all members except those that `Search` does not return.
  SEARCH,
  /// The detail of a state change: 18 of the reference record's columns.
  EVENT;

  /// The value of the column `observed_by`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The source with this id. One that only a newer version of Trainspotter knows counts as
  /// [#SEARCH]: a description replaces such a row, and an event takes nothing away from it.
  public static ObservedBy of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst().orElse(SEARCH);
  }
}
