package dev.trainspotter.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must be decided for each column. A column without one of these decisions does not compile.
///
/// @param form what its values look like
/// @param source where its values come from
/// @param secrets where masking looks for secrets in it
/// @param projection whether the indexes carry it
record Traits(ValueForm form, Source source, Secrets secrets, Projection projection) {
  /// Not carried by any index as a projected attribute: lists must read the row to show it. The
  /// creation time is such a column too, because it is in every index as the sort key.
  static final Projection UNPROJECTED = new Projection(0);

  /// Trainspotter makes the column's values; SageMaker has no member for it.
  static final Source OURS = new Source(null, false, false, List.of());

  /// Where a column's values come from.
  ///
  /// @param member the member of SageMaker's responses; null when the column is ours
  /// @param isInSearch whether a record of `Search` has the member too
  /// @param isInStateChanges whether a state change may replace what an older response said
  /// @param timestampMembers members of the list's elements that hold times
  record Source(
      @Nullable String member,
      boolean isInSearch,
      boolean isInStateChanges,
      List<String> timestampMembers) {}

  /// @param rank the position among the projected attributes, from 1; 0 when not projected
  record Projection(int rank) {}

  /// A member that only `DescribeTrainingJob` returns.
  static Source describe(String member, String... timestampMembers) {
    return new Source(member, false, false, List.of(timestampMembers));
  }

  /// A member that a record of `Search` has too.
  static Source search(String member, String... timestampMembers) {
    return new Source(member, true, false, List.of(timestampMembers));
  }

  /// A member that a record of `Search` has too, and that a newer state change replaces.
  static Source stateChange(String member) {
    return new Source(member, true, true, List.of());
  }

  /// Carried by every index, so that lists show and filter it without reading rows. DynamoDB never
  /// changes a projection, so neither the ranks nor the columns that have one may change.
  static Projection projected(int rank) {
    return new Projection(rank);
  }
}
