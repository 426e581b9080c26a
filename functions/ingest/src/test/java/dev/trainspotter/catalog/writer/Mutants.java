package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.edge.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writers with a part of the guard taken away, to see that the tests notice.
public final class Mutants {
  private Mutants() {}

  /// Whatever comes last stays.
  public static CatalogTable withoutGuard(DynamoDbClient dynamo, Settings settings) {
    Guard guard = new Guard();
    return new CatalogTable(
        dynamo,
        settings.tableName(),
        settings.stateTableName(),
        (before, sighting) ->
            switch (sighting) {
              case Sighting.Missing _ -> guard.decide(before, sighting);
              case Sighting.Described _, Sighting.Found _, Sighting.Announced _ ->
                  new Guard.Decision(
                      new Outcome.Kept(false), guard.decide(List.of(), sighting).after());
            });
  }

  /// Of several events each member's newest value stays, not the newest event's.
  public static CatalogTable mergingEvents(DynamoDbClient dynamo, Settings settings) {
    return new CatalogTable(
        dynamo, settings.tableName(), settings.stateTableName(), Mutants::merged);
  }

  private static Guard.Decision merged(List<Generation> before, Sighting sighting) {
    Guard.Decision decision = new Guard().decide(before, sighting);
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
    return new Guard.Decision(decision.outcome(), List.of(new Generation(item)));
  }
}
