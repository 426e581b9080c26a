package dev.trainspotter.sql.process;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The response of a process that cannot go on: a query in it has passed its deadline and cannot be
/// ended, or its address space is used up.
///
/// The process sends the response to Lambda itself and ends at once, so that the caller has an
/// answer and the next request gets a new process. If the handler returned instead, Lambda would
/// stop the process where it is, and the query would go on during the next request.
///
/// See https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
///
/// @param runtimeApi host and port of the API that Lambda offers to the process
public record LastWord(String runtimeApi) {
  /// The environment variable with that address. Only Lambda sets it.
  public static final String RUNTIME_API = "AWS_LAMBDA_RUNTIME_API";

  private static final int EXIT = 1;
  private static final int TIMEOUT_MILLISECONDS = 2_000;

  /// Sends the response to this invocation and ends the process.
  public void say(APIGatewayV2HTTPResponse response, String requestId) {
    try {
      send(response, requestId);
    } catch (IOException _) {
      // Lambda reports to the caller that the process has ended.
    } finally {
      Runtime.getRuntime().halt(EXIT);
    }
  }

  private void send(APIGatewayV2HTTPResponse response, String requestId) throws IOException {
    URI uri =
        URI.create(
            "http://%s/2018-06-01/runtime/invocation/%s/response".formatted(runtimeApi, requestId));
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
    connection.setReadTimeout(TIMEOUT_MILLISECONDS);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    try (OutputStream body = connection.getOutputStream()) {
      body.write(json(response).getBytes(StandardCharsets.UTF_8));
    }
    connection.getResponseCode();
  }

  private static String json(APIGatewayV2HTTPResponse response) {
    JsonObject headers = new JsonObject();
    Map<String, String> sent = response.getHeaders();
    sent.forEach(headers::with);
    return new JsonObject()
        .with("statusCode", response.getStatusCode())
        .with("headers", headers)
        .with("body", response.getBody())
        .with("isBase64Encoded", response.getIsBase64Encoded())
        .toString();
  }
}
