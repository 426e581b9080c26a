package dev.trainspotter.query.rows;

import dev.trainspotter.api.Response;

/// What a route answers.
///
/// @param rowsExamined how many rows were looked at for it
public record Answer(Response http, int rowsExamined) {}
