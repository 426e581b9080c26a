package dev.trainspotter.sql.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.sql.query.ResultColumn;
import dev.trainspotter.sql.read.Meter;

/// The response with a query's result, and with what the query cost.
public final class ResultResponse {
  private ResultResponse() {}

  /// The response; only JSON has the columns' types and the costs in its body.
  public static Response of(Format format, ResultText result, Meter meter) {
    String text = format == Format.JSON ? json(result, meter) : result.toString();
    return Response.ok(format.contentType(), text)
        .with(SqlResult.Header.COMPLETE, Boolean.toString(result.isComplete()))
        .with(SqlResult.Header.ROWS_EXAMINED, Long.toString(meter.rows()))
        .with(SqlResult.Header.READ_UNITS, Double.toString(meter.readUnits()))
        .with(SqlResult.Header.MILLISECONDS, Long.toString(meter.elapsed().toMillis()));
  }

  private static String json(ResultText result, Meter meter) {
    ArrayNode columns = JsonNodeFactory.instance.arrayNode();
    for (ResultColumn column : result.columns()) {
      columns.addObject().put("name", column.name()).put("type", column.type());
    }
    ObjectNode costs = JsonNodeFactory.instance.objectNode();
    costs.put(SqlResult.Member.COMPLETE, result.isComplete());
    costs.put(SqlResult.Member.ROWS_EXAMINED, meter.rows());
    costs.put(SqlResult.Member.READ_UNITS, meter.readUnits());
    costs.put(SqlResult.Member.MILLISECONDS, meter.elapsed().toMillis());
    return "{\"%s\":%s,\"%s\":[%s],%s"
        .formatted(
            SqlResult.Member.COLUMNS,
            columns,
            SqlResult.Member.ROWS,
            result,
            costs.toString().substring(1));
  }
}
