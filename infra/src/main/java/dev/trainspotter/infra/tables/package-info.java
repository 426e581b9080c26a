/// The DynamoDB tables, in the shape that the code declares.
///
/// **Not here:** the shape itself (catalog).
@NullMarked
package dev.trainspotter.infra.tables;

import org.jspecify.annotations.NullMarked;
