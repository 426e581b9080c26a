package dev.trainspotter.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Decodes the items in the responses of `Query` and `BatchGetItem` straight from their bytes,
/// which takes a fraction of the time that the SDK needs for it.
///
/// The SDK decodes the rest of the response, from which the items were removed. So the checksum
/// that DynamoDB sends is compared here, and its header is removed too. A compressed response is
/// left to the SDK whole.
public final class ItemDecoding implements ExecutionInterceptor {
  private static final ExecutionAttribute<Optional<DecodedItems>> DECODED =
      new ExecutionAttribute<>("trainspotter.ItemDecoding");
  private static final ExecutionAttribute<Optional<String>> CHECKSUM =
      new ExecutionAttribute<>("trainspotter.ItemDecoding.checksum");
  private static final String CHECKSUM_HEADER = "x-amz-crc32";

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    attributes.putAttribute(CHECKSUM, response.firstMatchingHeader(CHECKSUM_HEADER));
    return member(context) == null
        ? response
        : response.toBuilder().removeHeader(CHECKSUM_HEADER).build();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    String member = member(context);
    attributes.putAttribute(DECODED, Optional.empty());
    if (member == null) {
      return context.responseBody();
    }
    byte[] body = context.responseBody().map(ItemDecoding::bytes).orElse(new byte[0]);
    attributes.getAttribute(CHECKSUM).ifPresent(checksum -> compare(checksum, body));
    DecodedItems decoded = DecodedItems.of(body, member);
    attributes.putAttribute(DECODED, Optional.ofNullable(decoded));
    return Optional.of(decoded == null ? new ByteArrayInputStream(body) : decoded.rest());
  }

  /// The member of the response that holds items; null when the SDK decodes the whole response.
  private static @Nullable String member(Context.ModifyHttpResponse context) {
    SdkHttpResponse response = context.httpResponse();
    if (!response.isSuccessful() || response.firstMatchingHeader("content-encoding").isPresent()) {
      return null;
    }
    return switch (context.request()) {
      case QueryRequest _ -> "Items";
      case BatchGetItemRequest _ -> "Responses";
      default -> null;
    };
  }

  /// @throws RetryableException if the bytes are not those that DynamoDB sent
  private static void compare(String checksum, byte[] body) {
    CRC32 found = new CRC32();
    found.update(body);
    if (!checksum.equals(String.valueOf(found.getValue()))) {
      throw RetryableException.create(
          "DynamoDB's response was changed on its way: its checksum should be %s and is %d"
              .formatted(checksum, found.getValue()));
    }
  }

  private static byte[] bytes(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw SdkClientException.create("the connection closed before the response ended", e);
    }
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    Optional<DecodedItems> decoded = attributes.getAttribute(DECODED);
    if (decoded == null || decoded.isEmpty()) {
      return context.response();
    }
    Map<String, List<Map<String, AttributeValue>>> tables = decoded.get().tables();
    return switch (context.response()) {
      case QueryResponse query ->
          query.toBuilder().items(tables.getOrDefault("", List.of())).build();
      case BatchGetItemResponse batch -> batch.toBuilder().responses(tables).build();
      default -> context.response();
    };
  }
}
