package dev.trainspotter.emulators.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpApiServerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Recorder FUNCTION = new Recorder();
  private static final Recorder OTHER_FUNCTION = new Recorder();
  private static final HttpApiServer.Integration INTEGRATION =
      new HttpApiServer.Integration("QueryFunction", FUNCTION);
  private static final HttpApiServer FRONT =
      HttpApiServer.start(
          0,
          Map.of(
              "GET /jobs", INTEGRATION,
              "GET /jobs/{region}/{name}", INTEGRATION,
              "POST /jobs", INTEGRATION,
              "POST /sql", new HttpApiServer.Integration("SqlFunction", OTHER_FUNCTION)));

  @BeforeEach
  void resetTheFunction() {
    FUNCTION.events.clear();
    FUNCTION.response = APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
  }

  @AfterAll
  static void close() {
    FRONT.close();
    HTTP.close();
  }

  @Test
  void describesARequestAsApiGatewayDoes() throws Exception {
    HttpRequest request =
        request("/jobs/eu-west-1/caf%C3%A9?tag=a&tag=b%20c&empty=")
            .header("X-Team", "blue")
            .header("x-team", "red")
            .header("Cookie", "one=1; two=2")
            .header("User-Agent", "trainspotter")
            .build();

    send(request);

    APIGatewayV2HTTPEvent event = FUNCTION.events.take();
    assertThat(event.getVersion()).isEqualTo("2.0");
    assertThat(event.getRouteKey()).isEqualTo("GET /jobs/{region}/{name}");
    assertThat(event.getRawPath()).isEqualTo("/jobs/eu-west-1/café");
    assertThat(event.getRawQueryString()).isEqualTo("tag=a&tag=b%20c&empty=");
    assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("tag", "a,b c", "empty", ""));
    assertThat(event.getPathParameters()).isEqualTo(Map.of("region", "eu-west-1", "name", "café"));
    assertThat(event.getCookies()).containsExactly("one=1", "two=2");
    assertThat(event.getHeaders())
        .containsEntry("x-team", "blue,red")
        .containsEntry("x-forwarded-for", "127.0.0.1")
        .doesNotContainKeys("X-Team", "cookie");
    assertThat(event.getBody()).isNull();
    assertThat(event.getIsBase64Encoded()).isFalse();
  }

  @Test
  void encodesWhatAClientHasNotEncoded() throws Exception {
    int port = FRONT.endpoint().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /jobs?tag=Zoë HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));

      APIGatewayV2HTTPEvent event = FUNCTION.events.take();
      assertThat(event.getRawQueryString()).isEqualTo("tag=Zo%C3%AB");
      assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("tag", "Zoë"));
    }
  }

  @Test
  void describesWhereARequestCameFrom() throws Exception {
    send(request("/jobs").header("User-Agent", "trainspotter").build());

    APIGatewayV2HTTPEvent event = FUNCTION.events.take();
    APIGatewayV2HTTPEvent.RequestContext context = event.getRequestContext();
    assertThat(context.getHttp())
        .isEqualTo(
            new APIGatewayV2HTTPEvent.RequestContext.Http(
                "GET", "/jobs", "HTTP/1.1", "127.0.0.1", "trainspotter"));
    assertThat(context.getAccountId()).isEqualTo("111122223333");
    assertThat(context.getStage()).isEqualTo("$default");
    assertThat(context.getRouteKey()).isEqualTo("GET /jobs");
    assertThat(context.getRequestId()).isNotEmpty();
    assertThat(context.getTime()).matches("\\d{2}/\\w{3}/\\d{4}:\\d{2}:\\d{2}:\\d{2} \\+0000");
    assertThat(context.getTimeEpoch()).isPositive();
    assertThat(event.getQueryStringParameters()).isNull();
    assertThat(event.getPathParameters()).isNull();
    assertThat(event.getRawQueryString()).isEmpty();
  }

  @Test
  void passesTextAsTextAndOtherBodiesInBase64() throws Exception {
    send(post("application/json; charset=utf-8", "{\"über\": 1}"));
    send(post("application/octet-stream", "abc"));

    APIGatewayV2HTTPEvent text = FUNCTION.events.take();
    APIGatewayV2HTTPEvent binary = FUNCTION.events.take();
    assertThat(text.getBody()).isEqualTo("{\"über\": 1}");
    assertThat(text.getIsBase64Encoded()).isFalse();
    assertThat(binary.getBody()).isEqualTo("YWJj");
    assertThat(binary.getIsBase64Encoded()).isTrue();
  }

  @Test
  void writesTheWholeResponse() throws Exception {
    FUNCTION.response =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(201)
            .withHeaders(Map.of("Content-Type", "text/csv"))
            .withMultiValueHeaders(Map.of("Link", List.of("<a>", "<b>")))
            .withCookies(List.of("one=1", "two=2"))
            .withBody("YWJj")
            .withIsBase64Encoded(true)
            .build();

    HttpResponse<String> response = send(request("/jobs").build());

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("abc");
    assertThat(response.headers().allValues("content-type")).containsExactly("text/csv");
    assertThat(response.headers().allValues("link")).containsExactly("<a>", "<b>");
    assertThat(response.headers().allValues("set-cookie")).containsExactly("one=1", "two=2");
  }

  @Test
  void hidesTheExceptionOfTheFunction() throws Exception {
    try (HttpApiServer front =
        HttpApiServer.start(
            0,
            new HttpApiServer.Integration(
                "QueryFunction",
                (event, context) -> {
                  throw new IllegalStateException("secret");
                }))) {
      HttpRequest request = HttpRequest.newBuilder(front.endpoint()).build();

      HttpResponse<String> response = send(request);

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }
  }

  @Test
  void callsTheFunctionOfTheRoute() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(FRONT.endpoint() + "/sql"))
            .POST(HttpRequest.BodyPublishers.ofString("SELECT 1"))
            .build();

    send(request);

    assertThat(OTHER_FUNCTION.events.take().getRouteKey()).isEqualTo("POST /sql");
    assertThat(OTHER_FUNCTION.functionName).isEqualTo("SqlFunction");
    assertThat(FUNCTION.events).isEmpty();
  }

  @Test
  void knowsOnlyItsRoutes() throws Exception {
    HttpResponse<String> response = send(request("/trains").build());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
  }

  @Test
  void saysThatAPortIsInUse() {
    int port = FRONT.endpoint().getPort();

    assertThatThrownBy(() -> HttpApiServer.start(port, INTEGRATION).close())
        .hasMessage("port " + port + " is in use");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(FRONT.endpoint() + path));
  }

  private static HttpRequest post(String type, String body) {
    return request("/jobs")
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static final class Recorder
      implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final BlockingQueue<APIGatewayV2HTTPEvent> events = new LinkedBlockingQueue<>();
    private volatile APIGatewayV2HTTPResponse response =
        APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
    private volatile String functionName = "";

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
      functionName = context.getFunctionName();
      events.add(event);
      return response;
    }
  }
}
