package dev.trainspotter.ingest.hint;

import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The members of a JSON object in a message.
///
/// A message can hold anything, so a member of an unexpected type is read like an absent one.
record JsonMembers(Map<String, AttributeValue> byName) {
  private static final AttributeValue ABSENT = AttributeValue.fromNul(true);

  /// The members of this JSON text; null when it cannot be read as a JSON object.
  static @Nullable JsonMembers parse(String text) {
    try {
      return new JsonMembers(Json.read(text));
    } catch (RuntimeException | StackOverflowError _) {
      return null;
    }
  }

  /// The member's text; empty when it has none.
  String text(String name) {
    String text = member(name).s();
    return text == null ? "" : text;
  }

  /// The text of the array's first element; empty when it has none.
  String firstText(String name) {
    return member(name).l().stream().findFirst().map(AttributeValue::s).orElse("");
  }

  /// The member's whole number of at most six digits; 0 when it has none.
  int count(String name) {
    String number = member(name).n();
    return number != null && number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
  }

  /// Whether the member is `true`.
  boolean isTrue(String name) {
    return Boolean.TRUE.equals(member(name).bool());
  }

  /// The time in the member's text; null when it has none.
  @Nullable Instant time(String name) {
    try {
      return Timestamps.parse(text(name));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The members of the object in this member, or of the object whose JSON text this member is;
  /// none when it is neither.
  JsonMembers object(String name) {
    JsonMembers fromText = member(name).s() == null ? null : parse(text(name));
    return fromText == null ? new JsonMembers(member(name).m()) : fromText;
  }

  private AttributeValue member(String name) {
    return byName.getOrDefault(name, ABSENT);
  }
}
