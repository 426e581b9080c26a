/// How rows are shown: chosen fields, JSON, NDJSON or CSV, and entity tags.
///
/// It promises:
/// - numbers, Unicode and nested members are shown as the table stores them;
/// - a CSV cell is never run as a formula by a spreadsheet;
/// - a response never grows beyond what Lambda can carry.
///
/// **Not here:** which rows are shown (list), HTTP (api).
@NullMarked
package dev.trainspotter.query.rows;

import org.jspecify.annotations.NullMarked;
