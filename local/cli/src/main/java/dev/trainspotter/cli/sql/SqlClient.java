package dev.trainspotter.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends statements to the API.
///
/// @param parameters the values of `$1`, `$2` and so on
/// @param limit how many rows a result has at most; null for all
record SqlClient(ApiClient api, List<JsonNode> parameters, @Nullable Long limit) {
  SqlClient {
    parameters = List.copyOf(parameters);
  }

  /// Runs a statement.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when it has no result
  ApiResponse.Ok run(String sql, Format format) throws InterruptedException {
    ApiResponse.Ok response = api.ok(request(sql, format, parameters, limit));
    if (!response.contentType().startsWith(format.mediaType())) {
      throw response.unexpected();
    }
    return response;
  }

  /// The tables that a statement may name.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when the API does not return them
  Schema schema() throws InterruptedException {
    ApiResponse.Ok response = api.ok(ApiRequest.to(SqlRoute.GET_SQL_SCHEMA.path()));
    JsonNode schema = response.json();
    if (!schema.path("tables").isArray()) {
      throw response.unexpected();
    }
    return Schema.read(schema);
  }

  /// The request that runs a statement.
  static ApiRequest request(
      String sql, Format format, List<JsonNode> parameters, @Nullable Long limit) {
    ObjectNode query = JsonNodeFactory.instance.objectNode().put(SqlResult.Query.SQL, sql);
    if (!parameters.isEmpty()) {
      query.putArray(SqlResult.Query.PARAMETERS).addAll(parameters);
    }
    if (limit != null) {
      query.put(SqlResult.Query.LIMIT, limit);
    }
    return ApiRequest.post(SqlRoute.RUN_SQL.path(), query.toString())
        .with(Parameter.FORMAT.id(), format.id());
  }
}
