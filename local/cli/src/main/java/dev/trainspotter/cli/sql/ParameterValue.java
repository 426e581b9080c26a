package dev.trainspotter.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trainspotter.cli.terminal.Json;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the value of `--parameter`: JSON where it is a number, `true`, `false`, `null` or a quoted
/// text, else the text as it is.
final class ParameterValue implements ITypeConverter<JsonNode> {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("true|false|null");

  @Override
  public JsonNode convert(String text) {
    if (NUMBER.matcher(text).matches() || WORD.matcher(text).matches()) {
      return Json.read(text);
    }
    return text.startsWith("\"") ? quoted(text) : JsonNodeFactory.instance.textNode(text);
  }

  private static JsonNode quoted(String text) {
    try {
      JsonNode value = Json.read(text);
      if (text.length() > 1 && text.endsWith("\"") && value.isTextual()) {
        return value;
      }
    } catch (IllegalStateException _) {
      // Reported below.
    }
    throw new TypeConversionException(
        "a value that begins with a quote must be a text of JSON, was " + text);
  }
}
