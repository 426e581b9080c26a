package dev.trainspotter.catalog.writer;

import java.util.List;

/// Decides what a sighting of a job changes. It has no side effect, so the writer can apply it
/// again after another writer was faster.
@FunctionalInterface
public interface DecisionRule {
  /// The decision about one sighting.
  ///
  /// @param stored the generations of the job in the table, oldest first
  Decision decide(List<Generation> stored, Sighting sighting);
}
