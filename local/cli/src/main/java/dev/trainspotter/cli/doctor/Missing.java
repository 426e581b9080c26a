package dev.trainspotter.cli.doctor;

/// Something that an account and Region lacks.
///
/// @param fault what is missing, in a few words
/// @param repair the command that repairs it
record Missing(String fault, String repair) {}
