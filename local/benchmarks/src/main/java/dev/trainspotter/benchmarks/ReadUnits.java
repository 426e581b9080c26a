package dev.trainspotter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// What each question costs in read units, by the capacity that DynamoDB reports.
final class ReadUnits {
  /// Rows of the table that is scanned: DynamoDB Local sorts a whole table for each page of a scan,
  /// so that a million would take days.
  private static final int SCANNED = 2_000;

  private static final int PAGES_TOLD = 100;

  private final BenchmarkProgress progress;

  ReadUnits(BenchmarkProgress progress) {
    this.progress = progress;
  }

  /// Every question's figure.
  List<Figure> figures(KeptRows rows) {
    int count = rows.note().made();
    double scanUnits = scanUnits() / SCANNED * count;
    BenchmarkTables tables = rows.tables();
    QueryFunction function = new QueryFunction(tables.settings(), tables.dynamo());
    List<Figure> figures = new ArrayList<>();
    for (Question question : Question.all(count, rows.note().bytes())) {
      progress.say("asking for " + question.title());
      figures.add(figure(function, question, scanUnits));
    }
    return figures;
  }

  private Figure figure(QueryFunction function, Question question, double scanUnits) {
    @Nullable String target = question.target();
    double units = 0;
    int rows = 0;
    int pages = 0;
    while (target != null) {
      QueryFunction.Answer answer = function.get(target);
      units += answer.readUnits();
      rows += rows(answer);
      pages++;
      if (pages % PAGES_TOLD == 0) {
        progress.say("%,d rows on %,d pages".formatted(rows, pages));
      }
      target = question.isWalk() ? next(question, answer) : null;
    }
    if (rows != question.rows()) {
      throw new IllegalStateException(
          "%s has %,d rows instead of %,d".formatted(question.target(), rows, question.rows()));
    }
    return new Figure(question, pages, units, scanUnits);
  }

  private static int rows(QueryFunction.Answer answer) {
    boolean isList = answer.body().isPresent("training_jobs");
    return isList ? answer.body().getListOfUnknownType("training_jobs").size() : 1;
  }

  private static @Nullable String next(Question question, QueryFunction.Answer answer) {
    String cursor = answer.body().getString("next_cursor");
    return cursor == null ? null : question.target() + "&cursor=" + cursor;
  }

  /// What an eventually consistent scan of the newest rows costs.
  private double scanUnits() {
    progress.say("scanning %,d rows".formatted(SCANNED));
    try (BenchmarkTables tables = BenchmarkTables.inMemory()) {
      new BulkLoad(tables.dynamo()).put(0, SCANNED);
      double units = 0;
      @Nullable Map<String, AttributeValue> after = null;
      do {
        ScanResponse page = page(tables, after);
        units += page.consumedCapacity().capacityUnits();
        after = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
      } while (after != null);
      return units;
    }
  }

  private static ScanResponse page(
      BenchmarkTables tables, @Nullable Map<String, AttributeValue> after) {
    return tables
        .dynamo()
        .scan(
            r ->
                r.tableName(BenchmarkTables.CATALOG)
                    .exclusiveStartKey(after)
                    .select(Select.COUNT)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }
}
