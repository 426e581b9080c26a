package dev.trainspotter.sql.statement;

import dev.trainspotter.sql.text.SqlText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The engine's names of what PostgreSQL calls otherwise: functions, operators and types.
final class PostgresqlNames {
  private static final String JSON = "json";

  /// Functions in expressions. A name that begins with `pg_` is a macro of ours.
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("to_char", "pg_to_char"),
          Map.entry("btrim", "pg_btrim"),
          Map.entry("repeat", "pg_repeat"),
          Map.entry("lpad", "pg_lpad"),
          Map.entry("rpad", "pg_rpad"),
          Map.entry("replace", "pg_replace"),
          Map.entry("array_length", "pg_array_length"),
          Map.entry("make_interval", "pg_make_interval"),
          Map.entry("json_agg", "pg_json_agg"),
          Map.entry("json_object_agg", "pg_json_object_agg"),
          Map.entry("json_typeof", "pg_json_typeof"),
          Map.entry("json_array_elements", "pg_each_element"),
          Map.entry("json_array_elements_text", "pg_each_element_text"),
          Map.entry("json_object_keys", "pg_each_key"),
          Map.entry("json_build_object", "json_object"),
          Map.entry("json_build_array", "json_array"),
          Map.entry("to_jsonb", "to_json"),
          Map.entry("skeys", "pg_each_map_key"),
          Map.entry("svals", "pg_each_map_value"),
          Map.entry("akeys", "pg_akeys"),
          Map.entry("avals", "pg_avals"),
          Map.entry("exist", "pg_has_key"),
          // The parser makes this call of SIMILAR TO.
          Map.entry("regexp_full_match", "pg_similar_to"),
          Map.entry("clock_timestamp", "now"),
          Map.entry("statement_timestamp", "now"),
          Map.entry(SqlText.AT_PATH, "pg_json_at"),
          Map.entry(SqlText.TEXT_AT_PATH, "pg_json_text_at"),
          Map.entry(SqlText.HAS_KEY, "pg_has_key"));

  /// Functions after FROM.
  private static final Map<String, String> TABLES =
      Map.of(
          "json_array_elements", "pg_elements",
          "json_array_elements_text", "pg_elements_text",
          "json_each", "pg_members",
          "json_each_text", "pg_members_text",
          "json_object_keys", "pg_keys",
          "each", "pg_map_entries",
          "skeys", "pg_map_keys",
          "svals", "pg_map_values");

  /// Types, in lower case. `numeric` is a DOUBLE, because the engine's own has three decimals.
  private static final Map<String, String> TYPES = types();

  /// Functions after FROM whose only column is also meant by the name of the table.
  private static final Set<String> OF_ONE_COLUMN =
      Set.of("pg_elements", "pg_elements_text", "pg_keys", "pg_map_keys", "pg_map_values");

  private PostgresqlNames() {}

  /// The engine's name of a function in an expression; null when it has the same name there.
  ///
  /// @param name in lower case
  static @Nullable String function(String name) {
    return FUNCTIONS.get(withoutB(name));
  }

  /// The engine's name of a function after FROM; null when it has the same name there.
  ///
  /// @param name in lower case
  static @Nullable String table(String name) {
    return TABLES.get(withoutB(name));
  }

  /// The engine's name of a type; null when no value may be cast to it.
  static @Nullable String type(String name) {
    return TYPES.get(name);
  }

  /// Whether this function after FROM, by its name in the engine, has one column named `value`.
  static boolean isOfOneColumn(String function) {
    return OF_ONE_COLUMN.contains(function);
  }

  /// All names of PostgreSQL that have another name in the engine.
  static Set<String> functions() {
    return FUNCTIONS.keySet();
  }

  /// PostgreSQL has each function for `json` also for `jsonb`; here they are one type.
  static String withoutB(String name) {
    return name.startsWith("jsonb_") ? JSON + name.substring("jsonb".length()) : name;
  }

  private static Map<String, String> types() {
    Map<String, String> types = new HashMap<>();
    for (String same :
        ("boolean tinyint smallint integer bigint hugeint utinyint usmallint uinteger ubigint float"
                + " double decimal varchar date time timestamp interval json uuid blob")
            .split(" ")) {
      types.put(same, same.toUpperCase(Locale.ROOT));
    }
    types.put("timestamp with time zone", "TIMESTAMP WITH TIME ZONE");
    types.put("time with time zone", "TIME WITH TIME ZONE");
    types.put("timestamptz", "TIMESTAMP WITH TIME ZONE");
    types.put("bool", "BOOLEAN");
    types.put("int", "INTEGER");
    types.put("int2", "SMALLINT");
    types.put("int4", "INTEGER");
    types.put("int8", "BIGINT");
    types.put("real", "FLOAT");
    types.put("float4", "FLOAT");
    types.put("float8", "DOUBLE");
    types.put("numeric", "DECIMAL");
    types.put("text", "VARCHAR");
    types.put("string", "VARCHAR");
    types.put("bpchar", "VARCHAR");
    types.put("char", "VARCHAR");
    types.put("jsonb", "JSON");
    types.put("list", "LIST");
    types.put("array", "ARRAY");
    types.put("map", "MAP");
    types.put("struct", "STRUCT");
    return Map.copyOf(types);
  }
}
