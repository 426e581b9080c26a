package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.state.AccountRegions;
import dev.trainspotter.catalog.state.RowParts;
import dev.trainspotter.catalog.table.Enhanced;
import dev.trainspotter.catalog.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The one writer of rows.
///
/// Each sighting is held against all generations of its job in one consistent read; what it
/// changes is written on the condition that what was read still stands, else the whole is tried
/// again. So two writers never undo each other's work.
public final class CatalogTable {
  private static final int TRIES = 20;

  private final DynamoDbTable<EnhancedDocument> table;
  private final AccountRegions accountRegions;
  private final RowWriter writer;
  private final BiFunction<List<Generation>, Sighting, Guard.Decision> guard;

  /// The tables of these names.
  public CatalogTable(DynamoDbClient dynamo, String tableName, String stateTableName) {
    this(dynamo, tableName, stateTableName, new Guard()::decide);
  }

  CatalogTable(
      DynamoDbClient dynamo,
      String tableName,
      String stateTableName,
      BiFunction<List<Generation>, Sighting, Guard.Decision> guard) {
    DynamoDbEnhancedClient enhanced = Enhanced.client(dynamo);
    this.table = enhanced.table(tableName, TableShape.CATALOG.documentSchema());
    this.accountRegions = new AccountRegions(enhanced, stateTableName);
    this.writer = new RowWriter(enhanced, table, new RowParts(enhanced, stateTableName));
    this.guard = guard;
  }

  /// Keeps what was learned, unless the table knows better. Doing it again changes nothing.
  ///
  /// @throws dev.trainspotter.catalog.table.RowTooLargeException when the row does not fit into
  // DynamoDB
  public Outcome keep(Sighting sighting) {
    @Nullable Outcome first = null;
    for (int i = 0; i < TRIES; i++) {
      List<Generation> before = generations(sighting.arn());
      Guard.Decision decision = guard.apply(before, sighting);
      List<RowWriter.Change> changes = changes(before, decision.after());
      if (changes.isEmpty()) {
        return Objects.requireNonNullElse(first, decision.outcome());
      }
      if (before.isEmpty()) {
        accountRegions.add(sighting.arn().accountRegion());
      }
      if (writer.write(changes)) {
        first = Objects.requireNonNullElse(first, decision.outcome());
        // A new generation may have met another one on its way in: look again and settle both.
        boolean isNew = decision.outcome() instanceof Outcome.Kept(boolean added) && added;
        if (!isNew) {
          return first;
        }
      }
    }
    throw new IllegalStateException(
        "%s was written by others %d times in a row".formatted(sighting.arn(), TRIES));
  }

  private List<Generation> generations(TrainingJobArn arn) {
    return table
        .query(
            r ->
                r.queryConditional(QueryConditional.keyEqualTo(k -> k.partitionValue(arn.key())))
                    .consistentRead(true))
        .items()
        .stream()
        .map(document -> new Generation(document.toMap()))
        .toList();
  }

  private static List<RowWriter.Change> changes(List<Generation> before, List<Generation> after) {
    Map<String, Generation> known = byCreation(before);
    Map<String, Generation> wanted = byCreation(after);
    List<RowWriter.Change> changes = new ArrayList<>();
    for (Generation next : after) {
      Generation old = known.get(next.creationTime());
      if (old == null || !old.version().equals(next.version())) {
        changes.add(new RowWriter.Change(old, next));
      }
    }
    for (Generation old : before) {
      if (!wanted.containsKey(old.creationTime())) {
        changes.add(new RowWriter.Change(old, null));
      }
    }
    return changes;
  }

  private static Map<String, Generation> byCreation(List<Generation> generations) {
    return generations.stream()
        .collect(Collectors.toMap(Generation::creationTime, Function.identity()));
  }
}
