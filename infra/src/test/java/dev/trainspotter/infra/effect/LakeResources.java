package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.lake.JobView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The bucket, the Glue database and the Glue tables of the lake, compared with the file
/// `lake.json`, and the view's columns and text with those that `JobViewTest` tests.
final class LakeResources {
  private static final JsonNode EXPECTED = expected();

  private LakeResources() {}

  /// One line for each resource that differs.
  static List<String> failures(JsonNode template) {
    Map<String, JsonNode> resources = Templates.byId(template);
    List<String> failures = new ArrayList<>();
    EXPECTED
        .properties()
        .forEach(
            expected -> {
              JsonNode actual =
                  plain(resources.getOrDefault(expected.getKey(), template.path("none")));
              if (!actual.equals(expected.getValue())) {
                failures.add("%s was %s".formatted(expected.getKey(), actual));
              }
            });
    return failures;
  }

  private static JsonNode plain(JsonNode resource) {
    JsonNode copy = Synthesis.parse(Templates.withoutHashes(resource.toString()));
    if (copy instanceof ObjectNode object) {
      object.remove("Metadata");
    }
    return copy;
  }

  private static JsonNode expected() {
    JsonNode file =
        Synthesis.parse(
            Checkout.text("infra/src/test/resources/dev/trainspotter/infra/effect/lake.json"));
    ObjectNode table = (ObjectNode) file.at("/JobView/Properties/TableInput");
    JobView view = new JobView("trainspotter_prod");
    ArrayNode columns = ((ObjectNode) table.path("StorageDescriptor")).putArray("Columns");
    view.columns()
        .forEach(
            each ->
                columns
                    .addObject()
                    .put("Comment", each.comment())
                    .put("Name", each.name())
                    .put("Type", each.glueType()));
    table.put("ViewOriginalText", view.originalText());
    return file;
  }
}
