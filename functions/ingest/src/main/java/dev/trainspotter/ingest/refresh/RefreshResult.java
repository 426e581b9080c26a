package dev.trainspotter.ingest.refresh;

import dev.trainspotter.ingest.sagemaker.DescribeResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of the messages about one job, and what the log says about it.
///
/// @param unavailable why there is no description, or no tags; null when there are both
/// @param waitingSince when the hint that waits in the backlog queue was deferred for the first
///     time; null when no hint waits
/// @param unreadMembers members of SageMaker's response that have a column but another type than
///     the documented one; they are in `extra_members`
record RefreshResult(
    MessageOutcome outcome,
    DescribeResult.@Nullable Unavailable unavailable,
    @Nullable Instant waitingSince,
    List<String> unreadMembers) {
  /// A result about which there is no more to say.
  static RefreshResult of(MessageOutcome outcome) {
    return new RefreshResult(outcome, null, null, List.of());
  }
}
