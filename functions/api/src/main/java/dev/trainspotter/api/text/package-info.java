/// Texts that every function of the API writes in the same way: suggestions for unknown names, and
/// the cells of CSV.
///
/// **Not here:** which names are known, and which columns a table has.
@NullMarked
package dev.trainspotter.api.text;

import org.jspecify.annotations.NullMarked;
