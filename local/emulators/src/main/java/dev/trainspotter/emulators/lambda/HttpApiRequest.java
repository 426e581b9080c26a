package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An HTTP request as the event that API Gateway passes to a function, in payload format 2.0.
record HttpApiRequest(HttpExchange exchange) {
  private static final DateTimeFormatter COMMON_LOG_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  APIGatewayV2HTTPEvent event(Routing.Route route, Instant now) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean isText = isText();
    String query = encoded(exchange.getRequestURI().getRawQuery());
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey(route.routeKey())
        .withRawPath(exchange.getRequestURI().getPath())
        .withRawQueryString(query)
        .withCookies(cookies())
        .withHeaders(headers())
        .withQueryStringParameters(absentIfEmpty(parameters(query)))
        .withPathParameters(absentIfEmpty(route.pathParameters()))
        .withBody(body.length == 0 ? null : isText ? utf8(body) : base64(body))
        .withIsBase64Encoded(body.length > 0 && !isText)
        .withRequestContext(context(route, now))
        .build();
  }

  private APIGatewayV2HTTPEvent.RequestContext context(Routing.Route route, Instant now) {
    return APIGatewayV2HTTPEvent.RequestContext.builder()
        .withAccountId("111122223333")
        .withApiId("local")
        .withDomainName("localhost")
        .withDomainPrefix("localhost")
        .withRequestId(UUID.randomUUID().toString())
        .withRouteKey(route.routeKey())
        .withStage("$default")
        .withTime(COMMON_LOG_TIME.format(now.atOffset(ZoneOffset.UTC)))
        .withTimeEpoch(now.toEpochMilli())
        .withHttp(
            APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(exchange.getRequestMethod())
                .withPath(exchange.getRequestURI().getPath())
                .withProtocol(exchange.getProtocol())
                .withSourceIp(exchange.getRemoteAddress().getAddress().getHostAddress())
                .withUserAgent(exchange.getRequestHeaders().getFirst("User-Agent"))
                .build())
        .build();
  }

  /// The headers without the cookies, which have their own member in payload format 2.0.
  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    headers.remove("cookie");
    headers.put("x-forwarded-for", exchange.getRemoteAddress().getAddress().getHostAddress());
    headers.put("x-forwarded-port", String.valueOf(exchange.getLocalAddress().getPort()));
    headers.put("x-forwarded-proto", "http");
    return headers;
  }

  private @Nullable List<String> cookies() {
    List<String> lines = exchange.getRequestHeaders().get("Cookie");
    if (lines == null) {
      return null;
    }
    return lines.stream().flatMap(line -> Arrays.stream(line.split("; *", -1))).toList();
  }

  /// Encodes the bytes that the client left unencoded; the JDK's server gives each of them as one
  /// character.
  private static String encoded(@Nullable String query) {
    StringBuilder encoded = new StringBuilder();
    if (query != null) {
      query
          .chars()
          .mapToObj(c -> c < 0x80 ? Character.toString(c) : "%%%02X".formatted(c))
          .forEach(encoded::append);
    }
    return encoded.toString();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    if (query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      String[] nameAndValue = pair.split("=", 2);
      String value = nameAndValue.length == 2 ? decode(nameAndValue[1]) : "";
      parameters.merge(decode(nameAndValue[0]), value, (first, next) -> first + "," + next);
    }
    return parameters;
  }

  private boolean isText() {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null) {
      return true;
    }
    String media = type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return media.startsWith("text/")
        || media.matches("application/(.+\\+)?(json|xml)")
        || media.equals("application/javascript");
  }

  private static @Nullable Map<String, String> absentIfEmpty(Map<String, String> map) {
    return map.isEmpty() ? null : map;
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  private static String utf8(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String base64(byte[] body) {
    return Base64.getEncoder().encodeToString(body);
  }
}
