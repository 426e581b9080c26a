package dev.trainspotter.query;

import dev.trainspotter.edge.HttpAnswer;

/// What a route answers.
///
/// @param rowsExamined how many rows were looked at for it
record Answer(HttpAnswer http, int rowsExamined) {}
