package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.infra.running.EmulatedTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/// The keys and indexes of the template's tables, compared with those that the code reads.
final class TableKeys {
  private static final Map<String, TableShape> SHAPES = shapes();

  private TableKeys() {}

  /// One line for each table that is missing or differs from its shape.
  static List<String> failures(JsonNode template) {
    List<String> failures = new ArrayList<>();
    Map<String, JsonNode> resources = Templates.byId(template);
    SHAPES.forEach(
        (name, shape) -> {
          JsonNode table = resources.getOrDefault(name, template.path("none")).path("Properties");
          if (!isLike(shape, table)) {
            failures.add("%s has other keys or indexes: %s".formatted(name, table));
          }
        });
    return failures;
  }

  private static boolean isLike(TableShape shape, JsonNode table) {
    CreateTableRequest expected = shape.createTableRequest("table");
    CreateTableRequest actual = EmulatedTables.request("table", table);
    return actual.keySchema().equals(expected.keySchema())
        && Set.copyOf(actual.attributeDefinitions())
            .equals(Set.copyOf(expected.attributeDefinitions()))
        && actual.globalSecondaryIndexes().equals(expected.globalSecondaryIndexes())
        && actual.billingMode() == expected.billingMode();
  }

  private static Map<String, TableShape> shapes() {
    Map<String, TableShape> shapes = new LinkedHashMap<>();
    shapes.put("CatalogTable", TableShape.CATALOG);
    shapes.put("StateTable", TableShape.STATE);
    return shapes;
  }
}
