package dev.trainspotter.sql.table;

import dev.trainspotter.catalog.Column;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a statement may name as a table in the schema `aws`.
///
/// Each reference to one in a statement has a table of its own in the engine, because each may
/// need other rows.
public enum SqlTable {
  /// Training jobs.
  JOBS("sagemaker_training_job", "", jobColumns(), "Training jobs, one row for each."),
  /// The secondary statuses that jobs went through.
  TRANSITIONS(
      "sagemaker_training_job_transition",
      """
      SELECT %s, h.transition.Status AS phase,
        TRY_CAST(h.transition.StartTime AS TIMESTAMPTZ) AS start_time,
        TRY_CAST(h.transition.EndTime AS TIMESTAMPTZ) AS end_time,
        extract(epoch FROM end_time - start_time) AS seconds,
        nullif(h.transition.StatusMessage, '') AS message
      FROM %s, unnest(from_json(secondary_status_transitions,
        '[{"Status":"VARCHAR","StartTime":"VARCHAR","EndTime":"VARCHAR","StatusMessage":"VARCHAR"}]'
        )) AS h(transition)
      """,
      List.of(
          new SqlColumn("phase", SqlType.VARCHAR, "Secondary status, such as `Downloading`."),
          new SqlColumn("start_time", SqlType.TIMESTAMPTZ, "When the job entered it."),
          new SqlColumn("end_time", SqlType.TIMESTAMPTZ, "When the job left it; null until then."),
          new SqlColumn("seconds", SqlType.DOUBLE, "Seconds between the two; null until it ends."),
          new SqlColumn("message", SqlType.VARCHAR, "What SageMaker said about it.")),
      "The secondary statuses that jobs went through, one row for each.",
      Column.SECONDARY_STATUS_TRANSITIONS),
  /// The last values of the metrics that jobs reported.
  METRICS(
      "sagemaker_training_job_metric",
      """
      SELECT %s, h.metric.MetricName AS name, h.metric.Value AS value,
        TRY_CAST(h.metric.Timestamp AS TIMESTAMPTZ) AS time
      FROM %s, unnest(from_json(final_metric_data_list,
        '[{"MetricName":"VARCHAR","Value":"DOUBLE","Timestamp":"VARCHAR"}]')) AS h(metric)
      """,
      List.of(
          new SqlColumn("name", SqlType.VARCHAR, "The metric's name."),
          new SqlColumn("value", SqlType.DOUBLE, "Its last value."),
          new SqlColumn("time", SqlType.TIMESTAMPTZ, "When the job reported it.")),
      "The last values of the metrics that jobs reported, one row for each metric.",
      Column.FINAL_METRIC_DATA_LIST);

  /// The schema of all tables.
  public static final String SCHEMA = "aws";

  /// The columns by which the rows of a view name their job.
  private static final List<Column> JOB =
      List.of(
          Column.KEY,
          Column.ACCOUNT_ID,
          Column.REGION,
          Column.TRAINING_JOB_NAME,
          Column.TRAINING_JOB_ARN,
          Column.TRAINING_JOB_STATUS,
          Column.CREATION_TIME);

  private final String id;
  private final String select;
  private final List<SqlColumn> columns;
  private final String description;
  private final @Nullable Column source;

  SqlTable(String id, String select, List<SqlColumn> columns, String description) {
    this(id, select, columns, description, null);
  }

  SqlTable(
      String id,
      String select,
      List<SqlColumn> columns,
      String description,
      @Nullable Column source) {
    this.id = id;
    this.select = select;
    this.columns = columns;
    this.description = description;
    this.source = source;
  }

  /// The table with this name; null when there is none. Case does not matter.
  public static @Nullable SqlTable find(String name) {
    return Arrays.stream(values())
        .filter(table -> table.id.equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  /// Its name in statements.
  public String id() {
    return id;
  }

  /// One sentence for users.
  public String description() {
    return description;
  }

  /// Its columns, in the order in which they are shown.
  public List<SqlColumn> columns() {
    return source == null
        ? columns
        : Stream.concat(JOB.stream().map(SqlColumn::of), columns.stream()).toList();
  }

  /// The name of the table for one reference, without its schema.
  public String of(int reference) {
    return id + "_" + reference;
  }

  /// The columns of jobs that it must find in the table that it reads; empty for the jobs
  /// themselves.
  Set<Column> read() {
    Set<Column> read = EnumSet.noneOf(Column.class);
    if (source != null) {
      read.addAll(JOB);
      read.add(source);
    }
    return read;
  }

  /// The statement that creates the view for one reference.
  String view(int reference) {
    String shared = JOB.stream().map(Column::id).collect(Collectors.joining(", "));
    return "CREATE VIEW %s.%s AS %s"
        .formatted(
            SCHEMA, of(reference), select.formatted(shared, SCHEMA + "." + JOBS.of(reference)));
  }

  private static List<SqlColumn> jobColumns() {
    return Arrays.stream(Column.values()).map(SqlColumn::of).toList();
  }
}
