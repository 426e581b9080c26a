package dev.trainspotter.query.rows;

import dev.trainspotter.api.HttpAnswer;

/// What a route answers.
///
/// @param rowsExamined how many rows were looked at for it
public record Answer(HttpAnswer http, int rowsExamined) {}
