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

/// Hands over an answer's body as it was sent: the SDK drops members that it does not know.
final class ResponseBody implements ExecutionInterceptor {
  /// Where a request wants its answer's body; requests without it pay nothing.
  static final ExecutionAttribute<AtomicReference<String>> SINK =
      new ExecutionAttribute<>("trainspotter.AnswerBody");

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
      throw SdkClientException.create("the answer broke off", e);
    }
  }
}
