package dev.trainspotter.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.cli.terminal.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {
  private static final String AWS = "https://abc.execute-api.eu-west-1.amazonaws.com/v1";

  private static String proxy(String address, Map<String, String> environment) {
    Proxy proxy = new EnvironmentProxy(environment).select(URI.create(address)).getFirst();
    return proxy.address() == null ? "none" : proxy.address().toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
  void readsEachVariableInEitherCase(String variable) {
    assertThat(proxy(AWS, Map.of(variable, "http://proxy.corp:3128"))).contains("proxy.corp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http_proxy", "HTTP_PROXY"})
  void leavesTheVariableOfAnotherSchemeAlone(String variable) {
    assertThat(proxy(AWS, Map.of(variable, "http://proxy.corp:3128"))).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/v1",
        "http://127.0.0.1:8080/v1",
        "http://127.8.9.1:8080/v1",
        "http://[::1]:8080/v1"
      })
  void neverProxiesLoopback(String address) {
    assertThat(proxy(address, Map.of("http_proxy", "http://127.0.0.1:9"))).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "*, none",
    "amazonaws.com, none",
    ".amazonaws.com, none",
    "*.amazonaws.com, none",
    "'example.com, AMAZONAWS.COM', none",
    "example.com, proxied",
    "aws.com, proxied"
  })
  void honoursTheHostsToReachDirectly(String excluded, String expected) {
    String found =
        proxy(AWS, Map.of("HTTPS_PROXY", "http://proxy.corp:3128", "NO_PROXY", excluded));

    assertThat(found.equals("none") ? "none" : "proxied").isEqualTo(expected);
  }

  @Test
  void refusesAProxyThatItCannotUseWithoutShowingItsPassword() {
    assertThatThrownBy(() -> proxy(AWS, Map.of("HTTPS_PROXY", "socks5://me:hunter2@proxy:1")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("http://HOST:PORT")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void sendsARequestThroughARealProxy() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> answer(server));
      EnvironmentProxy proxy =
          new EnvironmentProxy(Map.of("http_proxy", "127.0.0.1:" + server.getLocalPort()));
      try (HttpClient http = HttpClient.newBuilder().proxy(proxy).build()) {
        HttpResponse<String> response =
            http.send(
                HttpRequest.newBuilder(URI.create("http://nowhere.invalid/v1")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("by proxy");
      }
    }
  }

  @Test
  void isNamedByTheClientThatCannotReachIt() {
    EnvironmentProxy proxy = new EnvironmentProxy(Map.of("http_proxy", "127.0.0.1:9"));
    ApiUrl url = new ApiUrl("http://nowhere.invalid");

    try (ApiClient api = ApiClient.of(url, null, ApiClient.TIMEOUT, proxy)) {
      assertThatThrownBy(() -> api.get(ApiRequest.list(List.of())))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("cannot be reached through the proxy 127.0.0.1:9");
    }
  }

  private static void answer(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      socket.getInputStream().read(new byte[8192]);
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\nby proxy"
              .getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // The test fails when the client gets no response.
    }
  }
}
