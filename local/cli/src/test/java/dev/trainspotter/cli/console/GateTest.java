package dev.trainspotter.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.console.ConsoleFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom the console's server answers.
class GateTest {
  private static final String JOBS = "/v1/training-jobs";

  private FixedApi api;
  private ApiClient client;
  private ConsoleServer console;
  private Visitor stranger;
  private Visitor admitted;

  @BeforeEach
  void start() throws IOException {
    api = FixedApi.open();
    client = ApiClient.of(ApiUrl.of(URI.create("http://127.0.0.1:" + api.port())), null);
    console = ConsoleServer.start(Port.ANY, client);
    stranger = Visitor.stranger(console.address());
    admitted = Visitor.admitted(console.address());
  }

  @AfterEach
  void close() {
    console.close();
    client.close();
    api.close();
  }

  private void assertRefused(Visitor.Reply reply, String reason) {
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(Json.read(reply.body()).path("detail").asText()).contains(reason);
    assertThat(reply.body() + reply.headers()).doesNotContain(stranger.token());
    assertThat(api.calls()).isEmpty();
  }

  @Test
  void leavesTheTokenInACookieAndNotInTheAddress() throws IOException {
    Visitor.Reply first = stranger.get("/" + stranger.token(), "Sec-Fetch-Site: none");

    assertThat(stranger.token()).matches("[A-Za-z0-9_-]{43}");
    assertThat(first.status()).isEqualTo(303);
    assertThat(first.headers())
        .containsEntry("location", ConsoleFiles.ROOT)
        .containsEntry("cache-control", "no-store")
        .containsEntry("referrer-policy", "no-referrer");
    assertThat(first.headers().get("set-cookie"))
        .isEqualTo(
            "trainspotter-%d=%s; Path=/; HttpOnly; SameSite=Strict"
                .formatted(stranger.address().getPort(), stranger.token()));
    assertThat(admitted.get(ConsoleFiles.ROOT).status()).isEqualTo(200);
    assertThat(admitted.get(JOBS).status()).isEqualTo(200);
    assertThat(api.calls()).hasSize(1);
  }

  @Test
  void hasAnotherTokenAtEachStart() {
    try (ConsoleServer other = ConsoleServer.start(Port.ANY, client)) {
      assertThat(Visitor.stranger(other.address()).token()).isNotEqualTo(stranger.token());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/console/",
        "/console/console.js",
        JOBS,
        "/nothing",
        "/%s",
        "/%s/v1/columns"
      })
  void refusesWhoHasNotOpenedTheAddress(String target) throws IOException {
    String almost = stranger.token().substring(0, 42);

    Visitor.Reply reply = stranger.get(target.formatted(almost));

    assertRefused(reply, "open the address that ./trainspotter console printed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%sx", "x%s", "\"%s\""})
  void refusesAnotherToken(String value) throws IOException {
    String name = "Cookie: trainspotter-%d=".formatted(stranger.address().getPort());

    Visitor.Reply reply = stranger.get(JOBS, name + value.formatted(stranger.token()));

    assertRefused(reply, "open the address");
  }

  @Test
  void refusesTheCookieOfAnotherPort() throws IOException {
    String other = admitted.cookie().replaceFirst("trainspotter-\\d+", "trainspotter-1");

    assertRefused(stranger.get(JOBS, "Cookie: " + other), "open the address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example.com",
        "evil.example.com:%d",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "localhost.:%d",
        "localhost.evil.example.com:%d",
        "[::1]:%d",
        "0.0.0.0:%d",
        "127.0.0.1:%d, evil.example.com"
      })
  void refusesAnyOtherHost(String host) throws IOException {
    String header = "Host: " + host.formatted(stranger.address().getPort());

    Visitor.Reply reply =
        stranger.send(
            "GET " + JOBS + " HTTP/1.1", List.of(header, "Cookie: " + admitted.cookie()), "");

    assertRefused(reply, "the host of this address must be 127.0.0.1:");
  }

  @Test
  void refusesASecondHost() throws IOException {
    Visitor.Reply reply = admitted.get(JOBS, "Host: evil.example.com");

    assertThat(reply.status()).isIn(400, 403);
    assertThat(api.calls()).isEmpty();
  }

  @Test
  void answersUnderTheNameLocalhostToo() throws IOException {
    String host = "Host: localhost:" + stranger.address().getPort();

    Visitor.Reply reply =
        stranger.send(
            "GET " + JOBS + " HTTP/1.1", List.of(host, "Cookie: " + admitted.cookie()), "");

    assertThat(reply.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example.com",
        "Origin: null",
        "Origin: http://127.0.0.1:1",
        "Origin: http://localhost:%d",
        "Origin: https://127.0.0.1:%d",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void refusesOtherPages(String header) throws IOException {
    String sent = header.formatted(stranger.address().getPort());

    assertRefused(admitted.get(JOBS, sent), "a page of another address");
    assertRefused(admitted.send("POST", "/v1/sql", "{}", sent), "a page of another address");
    assertRefused(stranger.get("/" + stranger.token(), sent), "a page of another address");
  }

  @Test
  void answersItsOwnPages() throws IOException {
    Visitor.Reply reply =
        admitted.send(
            "POST",
            "/v1/sql",
            "{}",
            "Origin: http://" + admitted.host(),
            "Sec-Fetch-Site: same-origin");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(api.calls()).hasSize(1);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has more addresses in 127.0.0.0/8")
  void listensOnNoOtherLoopbackAddress() {
    assertUnreachable(InetAddress.ofLiteral("127.0.0.2"));
  }

  @Test
  void listensOnNoAddressThatOtherMachinesReach() throws IOException {
    List<InetAddress> addresses =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();

    Stream<InetAddress> tried = addresses.stream();

    tried.forEach(this::assertUnreachable);
  }

  private void assertUnreachable(InetAddress address) {
    assertThatThrownBy(
            () -> {
              try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, stranger.address().getPort()), 2_000);
              }
            })
        .as(address.toString())
        .isInstanceOf(ConnectException.class);
  }
}
