package dev.trainspotter.catalog.writer;

import java.util.List;

/// What a sighting changes.
///
/// @param after the generations as they must be in the table afterwards, oldest first
public record Decision(Outcome outcome, List<Generation> after) {}
