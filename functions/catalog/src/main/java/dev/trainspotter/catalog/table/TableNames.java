package dev.trainspotter.catalog.table;

/// The names of the two tables.
///
/// @param catalog the table of training jobs
/// @param state the table of notes
public record TableNames(String catalog, String state) {}
