package dev.trainspotter.infra.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.table.RowAttribute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// The view `sagemaker_training_job`: every documented column of a training job, read from the
/// lines of the newest complete export.
///
/// The [objects] of an export are in a folder whose name, the export's id, begins with its time in
/// milliseconds, with leading zeros, so that ids sort by time. `manifest-summary.json` says when
/// the export ended and how many items it has, so an export that has this object is complete.
///
/// [objects]:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
///
/// @param database the Glue database of the view and of the table that it reads
public record JobView(String database) {
  static final String NAME = "sagemaker_training_job";

  /// The table of the exports' lines.
  static final String EXPORT = "training_job_export";

  /// The table's only column.
  static final String LINE = "line";

  /// The documented columns in their order, and two about the export.
  public List<ViewColumn> columns() {
    List<ViewColumn> columns =
        new ArrayList<>(Arrays.stream(Column.values()).map(ViewColumn::of).toList());
    columns.add(
        new ViewColumn(
            "is_packed",
            "json_extract(line, '$.Item.%s') IS NOT NULL"
                .formatted(RowAttribute.PACKED_VERSION.id()),
            "boolean",
            "boolean",
            "Whether the job is too large for an item, so that some of its JSON and map columns are"
                + " null here although they have values in the API."));
    columns.add(
        new ViewColumn(
            "exported_at",
            "from_unixtime(CAST(split_part(export_id, '-', 1) AS double) / 1000)",
            "timestamp(3) with time zone",
            "timestamp",
            "When the export was requested; rows show the jobs as of this time."));
    return columns;
  }

  /// The view's query in Athena's SQL.
  ///
  /// An object's path is `s3://bucket/training-jobs/AWSDynamoDB/<export id>/data/<file>`.
  String query() {
    String selected =
        columns().stream().map(ViewColumn::selected).collect(Collectors.joining(",\n  "));
    return """
    WITH exported AS (
      SELECT line, split_part("$path", '/', 6) AS export_id, split_part("$path", '/', 7) AS name
      FROM "%s"."%s"
    )
    SELECT
      %s
    FROM exported
    WHERE name = 'data'
      AND export_id = (SELECT max(export_id) FROM exported WHERE name = 'manifest-summary.json')
    """
        .formatted(database, EXPORT, selected);
  }

  /// The text in which Athena keeps a view's query and the types of its columns in Glue.
  public String originalText() {
    ObjectNode view = new ObjectMapper().createObjectNode();
    view.put("originalSql", query());
    view.put("catalog", "awsdatacatalog");
    view.put("schema", database);
    ArrayNode columns = view.putArray("columns");
    columns()
        .forEach(each -> columns.addObject().put("name", each.name()).put("type", each.type()));
    byte[] json = view.toString().getBytes(StandardCharsets.UTF_8);
    return "/* Presto View: %s */".formatted(Base64.getEncoder().encodeToString(json));
  }
}
