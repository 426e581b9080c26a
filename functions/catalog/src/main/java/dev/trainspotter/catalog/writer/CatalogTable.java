package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.state.AccountRegions;
import dev.trainspotter.catalog.state.NotFoundTimes;
import dev.trainspotter.catalog.state.RowParts;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.TableNames;
import dev.trainspotter.catalog.table.TableShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
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
/// For each sighting it reads all generations of the job consistently, decides what changes, and
/// writes that on the condition that the generations have not changed since they were read. If
/// they have, it starts again. So two writers never undo each other's changes. Secrets in stored
/// rows are masked with whatever sighting of the job comes next, also if it changes nothing else.
public final class CatalogTable {
  private static final int TRIES = 20;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final DynamoDbTable<EnhancedDocument> table;
  private final AccountRegions accountRegions;
  private final NotFoundTimes notFound;
  private final RowWriter writer;
  private final Masking masking;
  private final DecisionRule rule;

  /// The writer of the tables with these names.
  ///
  /// @param masking removes the secrets that stored rows still hold
  public CatalogTable(DynamoDbClient dynamo, TableNames names, Masking masking) {
    this(dynamo, names, masking, new Guard());
  }

  /// The same with another rule than [Guard].
  public CatalogTable(DynamoDbClient dynamo, TableNames names, Masking masking, DecisionRule rule) {
    DynamoDbEnhancedClient enhanced = Items.client(dynamo);
    this.table = enhanced.table(names.catalog(), TableShape.CATALOG.documentSchema());
    this.accountRegions = new AccountRegions(enhanced, names.state());
    this.notFound = new NotFoundTimes(enhanced, names.state());
    this.writer = new RowWriter(enhanced, table, new RowParts(enhanced, names.state()));
    this.masking = masking;
    this.rule = rule;
  }

  /// Stores what the sighting adds to the table. Storing it again changes nothing.
  ///
  /// @throws dev.trainspotter.catalog.table.RowTooLargeException if DynamoDB cannot hold the row
  public Outcome keep(Sighting sighting) {
    Outcome outcome = apply(sighting);
    // Both sides write first and read then, so one of two writers at the same time sees the other.
    if (sighting instanceof Sighting.Missing(var arn, var time) && isOfNoRow(outcome)) {
      notFound.add(arn, time);
      return apply(sighting);
    }
    if (isNew(outcome)) {
      for (Instant time : notFound.of(sighting.arn())) {
        apply(new Sighting.Missing(sighting.arn(), time));
      }
    }
    return outcome;
  }

  private static boolean isNew(Outcome outcome) {
    return outcome instanceof Outcome.Kept(boolean isNew) && isNew;
  }

  private static boolean isOfNoRow(Outcome outcome) {
    return outcome instanceof Outcome.Gone(boolean isMarked) && !isMarked;
  }

  private Outcome apply(Sighting sighting) {
    @Nullable Outcome first = null;
    for (int i = 0; i < TRIES; i++) {
      pause(i);
      List<Generation> stored = generations(sighting.arn());
      // Older rules of masking may have missed secrets that are stored, and a decision keeps them.
      List<Generation> before = stored.stream().map(row -> row.masked(masking)).toList();
      Decision decision = rule.decide(before, sighting);
      List<RowWriter.Change> changes = changes(stored, decision.after());
      if (changes.isEmpty()) {
        return Objects.requireNonNullElse(first, decision.outcome());
      }
      if (before.isEmpty()) {
        accountRegions.add(sighting.arn().accountRegion());
      }
      if (writer.write(changes)) {
        first = Objects.requireNonNullElse(first, decision.outcome());
        // Another writer may have added a generation at the same time: read again and settle both.
        if (!isNew(decision.outcome())) {
          return first;
        }
      }
    }
    throw new IllegalStateException(
        "other writers changed %s during each of %d attempts".formatted(sighting.arn(), TRIES));
  }

  /// Lets other writers finish: none before the first try, then random times that grow up to half a
  /// second. A transaction of 4 MB takes longer than 20 tries without a pause.
  private static void pause(int tries) {
    if (tries == 0) {
      return;
    }
    long most = Math.min(LONGEST_PAUSE.toMillis(), 4L << Math.min(tries, 10));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while other writers changed the same job");
    }
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

  private static List<RowWriter.Change> changes(List<Generation> stored, List<Generation> after) {
    Map<String, Generation> known = byCreation(stored);
    Map<String, Generation> wanted = byCreation(after);
    List<RowWriter.Change> changes = new ArrayList<>();
    for (Generation next : after) {
      Generation old = known.get(next.creationTime());
      if (old == null || !old.isSameRowAs(next)) {
        changes.add(new RowWriter.Change(old, next));
      }
    }
    for (Generation old : stored) {
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
