package dev.trainspotter.cli.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.api.RequestBody;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.cors.Cors;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiError;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.terminal.RefusedException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Forwards requests of the console to the API, with the caller's authorization.
final class Forwarding {
  /// The headers of a request that the API gets.
  private static final List<String> TO_API = List.of("accept", "content-type", "if-none-match");

  /// The headers of a response that the browser gets.
  private static final List<String> TO_BROWSER =
      Stream.concat(
              Stream.of("allow", "cache-control", "content-disposition", "content-type", "vary"),
              Cors.RESPONSE_HEADERS.stream())
          .toList();

  /// Where the API is, so that commands that the pages copy reach it without this server.
  static final String API_ADDRESS = "x-trainspotter-api";

  private static final int NOT_MODIFIED = 304;

  /// The client for the next request; another one after a request that needed a login.
  private volatile ApiClient client;

  Forwarding(ApiClient client) {
    this.client = client;
  }

  /// The API's response, or why there is none.
  Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    ForwardedTarget target = ForwardedTarget.parse(exchange.getRequestURI());
    if (target == null) {
      return Answer.problem(404, "the console forwards no such path to the API");
    }
    String method = exchange.getRequestMethod();
    boolean isSql = target.path().equals(SqlRoute.RUN_SQL.path());
    if (method.equals("GET") || method.equals("HEAD")) {
      // The API is sent GET for HEAD too, which has the same price; the answer leaves out the body.
      return send(target.request(null), exchange.getRequestHeaders());
    }
    if (method.equals("POST") && isSql) {
      return sendBody(target, exchange);
    }
    return Answer.problem(
            405, "the console forwards only GET, and POST of " + SqlRoute.RUN_SQL.path())
        .with("allow", isSql ? "GET, HEAD, POST" : "GET, HEAD");
  }

  private Answer sendBody(ForwardedTarget target, HttpExchange exchange)
      throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readNBytes(RequestBody.LARGEST + 1);
    if (body.length > RequestBody.LARGEST) {
      return Answer.problem(
          400,
          "the body must have at most %d bytes: send a shorter one".formatted(RequestBody.LARGEST));
    }
    return send(
        target.request(new String(body, StandardCharsets.UTF_8)), exchange.getRequestHeaders());
  }

  private Answer send(ApiRequest request, Headers headers) throws InterruptedException {
    ApiClient api = client;
    Map<String, String> sent = new LinkedHashMap<>();
    TO_API.forEach(name -> copy(name, headers.getOrDefault(name, List.of()), sent));
    try {
      return passed(api, api.exchange(request, sent));
    } catch (TimeoutException _) {
      return Answer.problem(504, api.lateness());
    } catch (HttpTimeoutException e) {
      return Answer.problem(504, api.reason(e));
    } catch (IOException e) {
      return Answer.problem(502, api.reason(e));
    } catch (RefusedException e) {
      client = api.renewed();
      return Answer.problem(401, e.text());
    }
  }

  /// The response as it came, unless only this program can explain it.
  private Answer passed(ApiClient api, HttpResponse<byte[]> response) {
    ApiError error = api.error(response);
    int status = response.statusCode();
    if (error.isLoginNeeded()) {
      client = api.renewed();
      return Answer.problem(status, error.line());
    }
    if (status >= 300 && status < 400 && status != NOT_MODIFIED) {
      return Answer.problem(502, error.line() + ": is it the stack's output ApiUrl?");
    }
    ApiResponse.Ok whole = new ApiResponse.Ok(response);
    if (whole.contentType().startsWith("text/html")) {
      return Answer.problem(502, whole.unexpected().text());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    TO_BROWSER.forEach(name -> copy(name, response.headers().allValues(name), headers));
    headers.put(API_ADDRESS, api.url().toString());
    return Answer.data(status, headers, response.body());
  }

  private static void copy(String name, List<String> values, Map<String, String> headers) {
    if (!values.isEmpty()) {
      headers.put(name, String.join(", ", values));
    }
  }
}
