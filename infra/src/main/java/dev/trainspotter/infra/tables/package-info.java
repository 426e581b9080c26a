/// The DynamoDB tables with the keys and indexes that the code declares.
///
/// **Not here:** the declaration of keys and indexes (catalog).
@NullMarked
package dev.trainspotter.infra.tables;

import org.jspecify.annotations.NullMarked;
