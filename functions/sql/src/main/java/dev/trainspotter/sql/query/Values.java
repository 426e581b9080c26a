package dev.trainspotter.sql.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.Timestamps;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/// Makes JSON of the engine's values.
///
/// Times are in UTC with milliseconds, as everywhere in the catalog; a number that JSON cannot hold
/// is a text.
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Values() {}

  /// The JSON value of a value of the engine.
  ///
  /// @param type the engine's name of its type
  static JsonNode of(@Nullable Object value, String type) throws SQLException {
    return switch (value) {
      case null -> JSON.nullNode();
      case Object json when type.equals("JSON") -> parsed(json.toString());
      case Boolean truth -> JSON.booleanNode(truth);
      case Double number -> number(number);
      case Float number -> number(number.doubleValue());
      case BigDecimal number -> JSON.numberNode(number);
      case BigInteger number -> JSON.numberNode(number);
      case Number number -> JSON.numberNode(number.longValue());
      case OffsetDateTime time -> JSON.textNode(time(time));
      case Timestamp time -> JSON.textNode(time.toLocalDateTime().toString());
      case Map<?, ?> map -> object(map);
      case DuckDBStruct struct -> object(struct.getMap());
      case Struct struct -> list(struct.getAttributes());
      case Array array -> list((Object[]) array.getArray());
      default -> JSON.textNode(value.toString());
    };
  }

  private static String time(OffsetDateTime time) {
    try {
      return Timestamps.format(time.toInstant());
    } catch (DateTimeException _) {
      return time.toString();
    }
  }

  private static JsonNode number(double number) {
    return Double.isFinite(number)
        ? JSON.numberNode(number)
        : JSON.textNode(Double.toString(number));
  }

  private static JsonNode object(Map<?, ?> map) throws SQLException {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      object.set(String.valueOf(entry.getKey()), of(entry.getValue(), ""));
    }
    return object;
  }

  private static JsonNode list(Object[] values) throws SQLException {
    ArrayNode list = JSON.arrayNode();
    for (Object value : values) {
      list.add(of(value, ""));
    }
    return list;
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException _) {
      return JSON.textNode(json);
    }
  }
}
