/// The record of a training job: its documented columns, paths into them, and the types of their
/// values.
///
/// It promises:
/// - every column is listed once, with all its traits, in [dev.trainspotter.catalog.Column];
/// - times are ISO 8601 in UTC with milliseconds and sort as text;
/// - two spellings of an ARN are the same job when they differ in case only;
/// - JSON is read and written by one class, which keeps numbers exactly.
///
/// **Not here:** reading SageMaker's JSON (describe), masking, the tables and their reader and
/// writer.
@NullMarked
package dev.trainspotter.catalog;

import org.jspecify.annotations.NullMarked;
