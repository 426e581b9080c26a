package dev.trainspotter.edge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Answers each request with one body, and counts the requests. One header of the response is
/// changed; with the encoding `gzip` the body is compressed.
final class ChangedResponses implements SdkHttpClient {
  private final byte[] body;
  private final String header;
  private final String value;
  private final AtomicInteger requests = new AtomicInteger();

  ChangedResponses(String text, String header, String value) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    this.body = value.equals("gzip") ? compressed(plain) : plain;
    this.header = header;
    this.value = value;
  }

  int requests() {
    return requests.get();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return response();
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse response() {
    requests.incrementAndGet();
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("x-amz-crc32", String.valueOf(checksum.getValue()))
                .putHeader(header, value)
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private static byte[] compressed(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {}
}
