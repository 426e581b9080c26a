package dev.trainspotter.ingest.sagemaker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Takes the body of a successful response as SageMaker sent it and leaves the SDK an empty object.
///
/// The SDK drops members that its version does not know, and fails on a member whose type is not
/// the one that its version expects.
final class ResponseBody implements ExecutionInterceptor {
  /// Receives the body's text. Responses to requests without this attribute are left alone.
  static final ExecutionAttribute<AtomicReference<String>> SINK =
      new ExecutionAttribute<>("trainspotter.ResponseBody");

  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    AtomicReference<String> sink = attributes.getAttribute(SINK);
    if (sink == null || !context.httpResponse().isSuccessful()) {
      return context.responseBody();
    }
    sink.set(context.responseBody().map(ResponseBody::text).orElse(""));
    return Optional.of(new ByteArrayInputStream(EMPTY_OBJECT));
  }

  private static String text(InputStream body) {
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw SdkClientException.create("the connection closed before the response ended", e);
    }
  }
}
