package dev.trainspotter.ingest;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Decision;
import dev.trainspotter.catalog.writer.Generation;
import dev.trainspotter.catalog.writer.Guard;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.edge.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writers whose rule lacks a part of the guard, to check that the tests notice.
final class Mutants {
  private Mutants() {}

  /// The last sighting always replaces the row.
  static CatalogTable withoutGuard(DynamoDbClient dynamo, Settings settings) {
    Guard guard = new Guard();
    return new CatalogTable(
        dynamo,
        settings.tableNames(),
        Masking.on(),
        (before, sighting) ->
            switch (sighting) {
              case Sighting.Missing _, Sighting.Tagged _ -> guard.decide(before, sighting);
              case Sighting.Described _, Sighting.Found _, Sighting.Announced _ ->
                  new Decision(new Outcome.Kept(false), guard.decide(List.of(), sighting).after());
            });
  }

  /// Of several events the newest value of each member stays, instead of the newest event as a
  /// whole.
  static CatalogTable mergingEvents(DynamoDbClient dynamo, Settings settings) {
    return new CatalogTable(dynamo, settings.tableNames(), Masking.on(), Mutants::merged);
  }

  private static Decision merged(List<Generation> before, Sighting sighting) {
    Decision decision = new Guard().decide(before, sighting);
    boolean isReplacedEvent =
        sighting instanceof Sighting.Announced
            && decision.outcome() instanceof Outcome.Kept(boolean isNew)
            && !isNew
            && before.size() == 1
            && decision.after().size() == 1;
    if (!isReplacedEvent) {
      return decision;
    }
    Map<String, AttributeValue> item = new LinkedHashMap<>(before.getFirst().item());
    item.keySet().removeIf(name -> Column.find(name) == null);
    item.putAll(decision.after().getFirst().item());
    return new Decision(decision.outcome(), List.of(new Generation(item)));
  }
}
