/// The tables that a query sees: training jobs, and the views of their transitions and metrics.
///
/// It promises: the columns of the tables are exactly those of the catalog, in their order and with
/// one SQL type for each of the catalog's types.
///
/// **Not here:** which rows are loaded (read), and names in statements (statement).
@NullMarked
package dev.trainspotter.sql.table;

import org.jspecify.annotations.NullMarked;
