package dev.trainspotter.benchmarks.sqlstart;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.pushdown.PlanReader;
import dev.trainspotter.sql.statement.SqlStatement;
import dev.trainspotter.sql.table.JobAppender;
import dev.trainspotter.sql.table.JobTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A process that answers one query as the SQL function does, from admission to the last row, but
/// over rows in memory.
final class ProductStart {
  private static final int MEBIBYTES = 600;
  private static final String ARN = "arn:aws:sagemaker:us-east-1:111122223333:training-job/job-";

  private ProductStart() {}

  /// Prints how many rows the answer has.
  public static void main(String[] arguments) throws SQLException {
    try (Engine engine = Engine.open(MEBIBYTES)) {
      SqlStatement statement = SqlStatement.read(engine, StartRows.QUERY, List.of());
      JobTables tables = statement.createTables(engine);
      String sql = statement.text(engine);
      Set<Column> columns = EnumSet.of(Column.CREATION_TIME);
      columns.addAll(PlanReader.needs(engine.plan(sql), 1).getFirst().columns());
      columns.addAll(statement.mentioned());
      try (JobAppender appender = new JobAppender(engine, 0, tables.narrow(0, columns))) {
        for (StartRows row : StartRows.all()) {
          appender.append(job(row));
        }
      }
      engine.lock();
      System.out.println(engine.query(sql, Duration.ofSeconds(20), ProductStart::count));
    }
  }

  private static TrainingJob job(StartRows row) {
    return TrainingJob.of(
        Map.of(
            Column.TRAINING_JOB_ARN.id(),
            AttributeValue.fromS(ARN + row.seconds()),
            Column.TRAINING_JOB_STATUS.id(),
            AttributeValue.fromS(row.status()),
            Column.BILLABLE_TIME_IN_SECONDS.id(),
            AttributeValue.fromN(Long.toString(row.seconds())),
            Column.CREATION_TIME.id(),
            AttributeValue.fromS(Timestamps.format(row.created()))));
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }
}
