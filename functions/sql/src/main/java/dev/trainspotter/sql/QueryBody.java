package dev.trainspotter.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.RequestBody;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.sql.query.SqlRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of a request that runs a query.
///
/// @param limit how many rows the response has at most; [#NO_LIMIT] for all
record QueryBody(SqlRequest query, long limit) {
  static final long NO_LIMIT = Long.MAX_VALUE;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final Set<String> MEMBERS =
      Set.of(SqlResult.Query.SQL, SqlResult.Query.PARAMETERS, SqlResult.Query.LIMIT);

  /// Reads a body.
  ///
  /// @throws BadRequestException when it is no query
  static QueryBody of(RequestBody body) {
    JsonNode json = parsed(body.text());
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw wrong(
                    Problem.shortened(name),
                    "%s is no member of a query; its members are sql, parameters and limit"
                        .formatted(Problem.shortened(name)));
              }
            });
    return new QueryBody(
        new SqlRequest(sql(json), parameters(json.path(SqlResult.Query.PARAMETERS))),
        limit(json.path(SqlResult.Query.LIMIT)));
  }

  private static JsonNode parsed(String text) {
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JsonProcessingException _) {
      json = MAPPER.missingNode();
    }
    if (!json.isObject()) {
      throw wrong(null, "the body must be a JSON object such as {\"sql\": \"SELECT 1\"}");
    }
    return json;
  }

  private static String sql(JsonNode json) {
    JsonNode sql = json.path(SqlResult.Query.SQL);
    if (!sql.isTextual() || sql.asText().isBlank()) {
      throw wrong(SqlResult.Query.SQL, "sql must be the text of one SELECT");
    }
    return sql.asText();
  }

  private static List<JsonNode> parameters(JsonNode json) {
    if (!json.isMissingNode() && !json.isNull() && !json.isArray()) {
      throw wrong(
          SqlResult.Query.PARAMETERS,
          "parameters must be a list of values, the first of which is $1");
    }
    List<JsonNode> values = new ArrayList<>();
    json.forEach(values::add);
    return values;
  }

  private static long limit(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return NO_LIMIT;
    }
    if (!json.isIntegralNumber() || !json.canConvertToLong() || json.asLong() < 1) {
      throw BadRequestException.of(
          SqlResult.Query.LIMIT, json.toString(), "limit must be a whole number from 1");
    }
    return json.asLong();
  }

  private static BadRequestException wrong(@Nullable String member, String detail) {
    return BadRequestException.of(member, null, detail);
  }
}
