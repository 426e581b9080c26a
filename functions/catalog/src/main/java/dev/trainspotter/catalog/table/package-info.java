/// The DynamoDB table that keeps every job, one row a generation, and how it is read.
///
/// It promises:
/// - rows are written by [dev.trainspotter.catalog.table.CatalogTable] and nothing else;
/// - whatever order, number and delay its sightings arrive in, the rows end the same;
/// - a poorer source never takes away what a richer one said, and nothing is ever removed;
/// - a row comes back as it went in, however large.
///
/// **Not here:** asking SageMaker and deciding what to look at (ingest), requests and answers
/// (query), reading SageMaker's JSON and masking (the catalog's record).
@NullMarked
package dev.trainspotter.catalog.table;

import org.jspecify.annotations.NullMarked;
