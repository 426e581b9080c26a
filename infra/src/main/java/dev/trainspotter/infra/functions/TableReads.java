package dev.trainspotter.infra.functions;

import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.tables.Tables;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// The permissions of functions that only read jobs through the indexes.
final class TableReads {
  private TableReads() {}

  /// Reads pages of every index.
  static PolicyStatement pages(Tables tables) {
    return Statements.allow(
        "ReadPages",
        List.of("dynamodb:Query"),
        Arrays.stream(Index.values()).map(tables.catalog()::indexArn).toArray(String[]::new));
  }

  /// Reads the parts of large rows, and the accounts and Regions that have rows.
  static PolicyStatement partsAndPlaces(Tables tables) {
    return Statements.allow(
        "ReadPartsAndPlaces",
        List.of("dynamodb:GetItem", "dynamodb:Query"),
        tables.state().getTableArn());
  }
}
