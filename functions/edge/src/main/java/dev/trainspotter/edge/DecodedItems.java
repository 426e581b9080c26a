package dev.trainspotter.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/// The items of one response of DynamoDB, and the response without them.
///
/// @param tables the items by table; those of a response that names no table under the empty text
/// @param rest the response's JSON, whose items are null
record DecodedItems(Map<String, List<Map<String, AttributeValue>>> tables, InputStream rest) {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /// Decodes a response; null if it has no items.
  ///
  /// @param member the member of the response that holds items, in a list or in a list for each
  ///     table
  /// @throws SdkClientException if the response is not what DynamoDB documents
  static @Nullable DecodedItems of(byte[] body, String member) {
    try (JsonParser json = ItemReader.FACTORY.createParser(body)) {
      new ItemReader(json).begin();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken first = json.nextToken();
        int begin = Math.toIntExact(json.currentTokenLocation().getByteOffset());
        if (name.equals(member) && first != JsonToken.VALUE_NULL) {
          Map<String, List<Map<String, AttributeValue>>> tables = new ItemReader(json).tables();
          int end = Math.toIntExact(json.currentLocation().getByteOffset());
          return new DecodedItems(tables, without(body, begin, end));
        }
        json.skipChildren();
      }
      return null;
    } catch (IOException e) {
      throw SdkClientException.create("DynamoDB's response cannot be read", e);
    }
  }

  private static InputStream without(byte[] body, int begin, int end) {
    return new SequenceInputStream(
        new SequenceInputStream(
            new ByteArrayInputStream(body, 0, begin), new ByteArrayInputStream(NULL)),
        new ByteArrayInputStream(body, end, body.length - end));
  }
}
