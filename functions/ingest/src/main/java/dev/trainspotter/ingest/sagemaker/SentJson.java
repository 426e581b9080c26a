package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.Json;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the JSON that SageMaker sends.
///
/// JSON has no numbers that are not finite, but writers of JSON send them as bare words. They are
/// read as texts.
final class SentJson {
  /// A whole string, which is kept, or a bare word outside of strings.
  private static final Pattern STRING_OR_WORD =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|(?<word>-?(?:NaN|Infinity))");

  private SentJson() {}

  /// The members of the object in this text; null when the text is no JSON object.
  static @Nullable Map<String, AttributeValue> read(String text) {
    Map<String, AttributeValue> members = members(text);
    return members == null ? members(withQuotedWords(text)) : members;
  }

  private static @Nullable Map<String, AttributeValue> members(String text) {
    try {
      return Json.read(text);
    } catch (RuntimeException | StackOverflowError _) {
      return null;
    }
  }

  private static String withQuotedWords(String text) {
    return STRING_OR_WORD
        .matcher(text)
        .replaceAll(found -> found.group("word") == null ? "$0" : "\"$0\"");
  }
}
