package dev.trainspotter.edge;

import dev.trainspotter.catalog.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An object in the JSON with which Lambda invokes a function.
///
/// The handlers read their events themselves. Lambda's runtime client could do it, but for that it
/// loads a JSON library of its own with 900 classes, a fifth of a cold start.
public final class EventJson {
  private final Map<String, AttributeValue> members;

  private EventJson(Map<String, AttributeValue> members) {
    this.members = members;
  }

  /// The event; null when there is none, as in a call that only warms the function up.
  ///
  /// @throws IllegalArgumentException if the event is neither an object nor null
  public static @Nullable EventJson read(InputStream input) throws IOException {
    String text = new String(input.readAllBytes(), StandardCharsets.UTF_8).strip();
    return text.isEmpty() || text.equals("null") ? null : new EventJson(Json.read(text));
  }

  /// Writes a response.
  public static void write(String json, OutputStream output) throws IOException {
    output.write(json.getBytes(StandardCharsets.UTF_8));
  }

  /// A text; null when the member is absent or something else.
  public @Nullable String text(String name) {
    AttributeValue value = members.get(name);
    return value == null ? null : value.s();
  }

  /// Whether a member is `true`.
  public boolean isTrue(String name) {
    AttributeValue value = members.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  /// An object; null when the member is absent or something else.
  public @Nullable EventJson object(String name) {
    AttributeValue value = members.get(name);
    return value == null || !value.hasM() ? null : new EventJson(value.m());
  }

  /// The objects in a list; empty when the member is absent or something else.
  public List<EventJson> objects(String name) {
    AttributeValue value = members.get(name);
    return value == null || !value.hasL()
        ? List.of()
        : value.l().stream()
            .filter(AttributeValue::hasM)
            .map(element -> new EventJson(element.m()))
            .toList();
  }

  /// The texts in an object by name; empty when the member is absent or something else.
  public Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    AttributeValue value = members.get(name);
    if (value != null && value.hasM()) {
      value
          .m()
          .forEach(
              (key, each) -> {
                if (each.s() != null) {
                  texts.put(key, each.s());
                }
              });
    }
    return texts;
  }
}
