package dev.trainspotter.sql.query;

/// A column of a result.
///
/// @param type of the catalog's types where it has one, else the engine's name in lower case
public record ResultColumn(String name, String type) {}
