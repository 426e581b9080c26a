/// The shape of the two DynamoDB tables: keys, indexes, attributes, and how a row fits into an
/// item.
///
/// It promises:
/// - code, local mode and the deployed stack read one shape;
/// - a row comes back from an item as it went in, however large it is.
///
/// **Not here:** writing rows (writer), reading rows (reader), notes (state).
@NullMarked
package dev.trainspotter.catalog.table;

import org.jspecify.annotations.NullMarked;
