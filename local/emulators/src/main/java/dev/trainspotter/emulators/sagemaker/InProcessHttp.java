package dev.trainspotter.emulators.sagemaker;

import dev.trainspotter.emulators.sagemaker.wire.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/// An HTTP client that hands each request to the simulated SageMaker of this process, without a
/// connection. Delays of responses are left out.
record InProcessHttp(SageMakerServer server) implements SdkHttpClient {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return respond(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse respond(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest http = request.httpRequest();
    Response response =
        server.response(
            header(http, SageMakerServer.TARGET),
            header(http, SageMakerServer.AUTHORIZATION),
            body(request));
    if (response.status() == 0) {
      throw new SocketException("Connection reset");
    }
    SdkHttpResponse.Builder answer =
        SdkHttpResponse.builder()
            .statusCode(response.status())
            .putHeader("Content-Type", response.contentType());
    if (!response.errorType().isEmpty()) {
      answer.putHeader("x-amzn-ErrorType", response.errorType());
    }
    return HttpExecuteResponse.builder()
        .response(answer.build())
        .responseBody(
            AbortableInputStream.create(new ByteArrayInputStream(response.body().bytes())))
        .build();
  }

  private static String header(SdkHttpRequest http, String name) {
    return http.firstMatchingHeader(name).orElse("");
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    try (InputStream stream = request.contentStreamProvider().get().newStream()) {
      return stream.readAllBytes();
    }
  }

  @Override
  public String clientName() {
    return "in-process";
  }

  @Override
  public void close() {}
}
