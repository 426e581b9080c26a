/// Makes rows of what SageMaker sends about jobs.
///
/// Start with [dev.trainspotter.catalog.describe.JobReader].
///
/// It promises:
/// - a DescribeTrainingJob response, a Search record and an event's detail are read by the same
///   rules;
/// - nothing SageMaker sends is dropped: a member without a column, or of another type than its
///   column, is kept in `extra_members`;
/// - a number, key or nesting that DynamoDB refuses is kept in another form, never lost;
/// - secrets are masked before a row leaves this package.
///
/// **Not here:** requests to SageMaker (ingest), which of two observations wins (the writer).
@NullMarked
package dev.trainspotter.catalog.describe;

import org.jspecify.annotations.NullMarked;
