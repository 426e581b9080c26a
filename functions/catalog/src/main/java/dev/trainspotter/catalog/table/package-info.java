/// The shape of the two DynamoDB tables: keys, indexes, attributes, and how a row fits into an
/// item.
///
/// It promises:
/// - code, local mode and the deployed stack read one shape;
/// - a row is the same after it was stored as an item and read again, however large it is.
///
/// The writer and the notes use the enhanced client, because it builds conditions and transactions
/// of documents. The reader uses the plain client, because it needs the consumed capacity of each
/// response and start keys of indexes with several key attributes.
///
/// **Not here:** writing rows (writer), reading rows (reader), notes (state).
@NullMarked
package dev.trainspotter.catalog.table;

import org.jspecify.annotations.NullMarked;
