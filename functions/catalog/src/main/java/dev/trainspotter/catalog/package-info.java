/// The record of a training job: its documented columns, and reading what SageMaker says into one.
///
/// It promises:
/// - every column is listed once, in [dev.trainspotter.catalog.Column];
/// - nothing that SageMaker says is dropped, whatever members, statuses or numbers it invents;
/// - times are ISO 8601 in UTC with milliseconds and sort as text;
/// - secrets are masked before a row leaves the reader.
///
/// **Not here:** the table (its own package below), asking SageMaker (ingest), HTTP (edge, query).
@NullMarked
package dev.trainspotter.catalog;

import org.jspecify.annotations.NullMarked;
