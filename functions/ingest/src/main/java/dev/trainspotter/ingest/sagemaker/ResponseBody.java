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

/// Copies the body of a response as SageMaker sent it, because the SDK drops members that its
/// version does not know.
final class ResponseBody implements ExecutionInterceptor {
  /// Receives the body's text. Responses to requests without this attribute are not copied.
  static final ExecutionAttribute<AtomicReference<String>> SINK =
      new ExecutionAttribute<>("trainspotter.ResponseBody");

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    AtomicReference<String> sink = attributes.getAttribute(SINK);
    if (sink == null || context.responseBody().isEmpty()) {
      return context.responseBody();
    }
    try (InputStream body = context.responseBody().get()) {
      byte[] bytes = body.readAllBytes();
      sink.set(new String(bytes, StandardCharsets.UTF_8));
      return Optional.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw SdkClientException.create("the connection closed before the response ended", e);
    }
  }
}
