package dev.trainspotter.sql.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/// Reads and writes the engine's JSON: syntax trees, plans and errors.
final class EngineJson {
  /// Deeper trees are refused: the code that walks them is recursive.
  static final int DEEPEST = 1_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .build();

  private EngineJson() {}

  /// The value of this text.
  ///
  /// @throws JsonProcessingException when it is no JSON, or nested too deeply
  static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /// The value of this text; null when it is no JSON.
  static @Nullable JsonNode find(String text) {
    try {
      return read(text);
    } catch (JsonProcessingException _) {
      return null;
    }
  }
}
