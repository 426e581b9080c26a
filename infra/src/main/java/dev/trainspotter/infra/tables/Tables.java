package dev.trainspotter.infra.tables;

import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import software.constructs.Construct;

/// The two tables of the stack.
///
/// @param catalog stores the jobs
/// @param state stores everything else
public record Tables(ShapedTable catalog, ShapedTable state) {
  /// Adds both tables to the stack.
  public static Tables of(Construct stack, Configuration configuration, Encryption encryption) {
    return new Tables(
        new ShapedTable(stack, "CatalogTable", TableShape.CATALOG, configuration, encryption),
        new ShapedTable(stack, "StateTable", TableShape.STATE, configuration, encryption));
  }
}
