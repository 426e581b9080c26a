package dev.trainspotter.sql.pushdown;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.statement.SqlStatement;
import dev.trainspotter.sql.table.JobAppender;
import dev.trainspotter.sql.table.JobTables;
import dev.trainspotter.sql.table.SqlTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Results of statements over all rows, and over the rows that they need.
final class ComparedResults implements AutoCloseable {
  private static final int ROWS = 60;
  private static final long SEED = 13;
  private static final Duration TIME = Duration.ofSeconds(20);

  /// Those that a statement can name.
  private static final Set<Column> COLUMNS =
      EnumSet.of(
          Column.KEY,
          Column.ACCOUNT_ID,
          Column.REGION,
          Column.CREATION_TIME,
          Column.TRAINING_JOB_STATUS,
          Column.TRAINING_END_TIME,
          Column.TUNING_JOB_ARN,
          Column.INSTANCE_COUNT,
          Column.TAGS);

  private static final List<TrainingJob> JOBS = jobs();

  /// Its tables are empty, as when a plan is made.
  private final Engine planner = Engine.open(200);

  /// Its table 0 has all rows; tables 1 to 4 are made for each statement.
  private final Engine engine = Engine.open(200);

  /// The results of one statement. Without a plan, both are over all rows.
  record Comparison(
      List<String> whole, List<String> reduced, boolean isPlanned, boolean isNarrowed) {}

  ComparedResults() throws SQLException {
    new JobTables(planner, Collections.nCopies(4, SqlTable.JOBS)).create();
    JobTables tables = new JobTables(engine, List.of(SqlTable.JOBS));
    tables.create();
    try (JobAppender appender = new JobAppender(engine, 0, tables.narrow(0, COLUMNS))) {
      for (TrainingJob job : JOBS) {
        appender.append(job);
      }
    }
  }

  /// Runs a statement both ways.
  Comparison of(String sql) {
    SqlStatement statement = SqlStatement.read(planner, sql, List.of());
    String text = statement.text(planner);
    List<Need> needs = needs(text, statement.references().size());
    List<String> whole =
        result(text.replaceAll("sagemaker_training_job_[0-9]", "sagemaker_training_job_0"));
    if (needs.isEmpty()) {
      return new Comparison(whole, whole, false, false);
    }
    for (int i = 0; i < needs.size(); i++) {
      reduce(i + 1, needs.get(i));
    }
    boolean isNarrowed = needs.stream().anyMatch(need -> kept(need).size() < JOBS.size());
    return new Comparison(whole, result(shifted(text, needs.size())), true, isNarrowed);
  }

  /// A plan that the engine cannot make is no condition; then all rows are read.
  private List<Need> needs(String text, int references) {
    try {
      return PlanReader.needs(planner.plan(text), references);
    } catch (EngineException _) {
      return List.of();
    }
  }

  private void reduce(int table, Need need) {
    String kept = kept(need).stream().map(key -> "'" + key + "'").collect(Collectors.joining(", "));
    engine.run(
        "CREATE OR REPLACE TABLE aws.sagemaker_training_job_%d AS SELECT * FROM aws.sagemaker_training_job_0 WHERE %s"
            .formatted(table, kept.isEmpty() ? "false" : "_key IN (%s)".formatted(kept)));
  }

  private static List<String> kept(Need need) {
    return need.isEmpty()
        ? List.of()
        : JOBS.stream().filter(need.wanted().test()).map(job -> job.text(Column.KEY)).toList();
  }

  /// The statement over the tables with one number more.
  private static String shifted(String text, int references) {
    String shifted = text;
    for (int i = references - 1; i >= 0; i--) {
      shifted = shifted.replace("sagemaker_training_job_" + i, "sagemaker_training_job_" + (i + 1));
    }
    return shifted;
  }

  private List<String> result(String text) {
    return engine.query(
        text,
        TIME,
        rows -> {
          List<String> result = new ArrayList<>();
          while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              row.append(rows.getString(i)).append('|');
            }
            result.add(row.toString());
          }
          Collections.sort(result);
          return result;
        });
  }

  @Override
  public void close() {
    planner.close();
    engine.close();
  }

  private static List<TrainingJob> jobs() {
    Random random = new Random(SEED);
    List<TrainingJob> jobs = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      jobs.add(job(i, random));
    }
    return jobs;
  }

  private static TrainingJob job(int number, Random random) {
    AccountRegion place =
        new AccountRegion(
            of(random, "111122223333", "444455556666"), of(random, "us-east-1", "eu-west-1"));
    Instant created =
        Instant.parse("2026-11-01T00:00:00Z").plusSeconds(random.nextInt(12) * 43_200L);
    Map<String, AttributeValue> columns = new HashMap<>();
    columns.put("training_job_arn", text(TrainingJobArn.of(place, "job-" + number).spelling()));
    columns.put("account_id", text(place.accountId()));
    columns.put("region", text(place.region()));
    columns.put("creation_time", text(Timestamps.format(created)));
    columns.put(
        "training_job_status", text(of(random, "Failed", "Completed", "InProgress", "Stopped")));
    if (random.nextBoolean()) {
      columns.put("training_end_time", text(Timestamps.format(created.plusSeconds(3_600))));
      columns.put("instance_count", AttributeValue.fromN(Integer.toString(random.nextInt(4))));
    }
    if (random.nextInt(3) == 0) {
      columns.put("tuning_job_arn", text("arn:tuning"));
    }
    columns.put("tags", AttributeValue.fromM(Map.of("team", text(of(random, "vision", "nlp")))));
    return TrainingJob.of(columns);
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static String of(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }
}
