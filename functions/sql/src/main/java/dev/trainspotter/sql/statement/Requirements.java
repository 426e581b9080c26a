package dev.trainspotter.sql.statement;

import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.table.Catalog;
import java.util.Set;

/// What the engine must have, besides the tables of jobs, before it can run a statement.
///
/// @param macros names of macros
/// @param catalogs tables that describe the tables
record Requirements(Set<String> macros, Set<Catalog> catalogs) {
  Requirements {
    macros = Set.copyOf(macros);
    catalogs = Set.copyOf(catalogs);
  }

  /// Creates it; the schema of the tables must exist.
  void create(Engine engine) {
    Macros.create(engine, macros);
    catalogs.forEach(catalog -> catalog.create(engine));
  }
}
