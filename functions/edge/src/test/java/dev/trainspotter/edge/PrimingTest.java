package dev.trainspotter.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrimingTest {
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  @Test
  void runsThePathAndSendsRequests() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();

    Priming.run(
        runs::incrementAndGet, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

    server.stop(0);
    assertThat(runs).hasValue(Priming.ROUNDS);
    assertThat(requests).hasValue(Priming.REQUESTS);
  }

  @Test
  void goesOnWhenNoServerListens() {
    Priming.run(runs::incrementAndGet, URI.create("http://127.0.0.1:9"));

    assertThat(runs).hasValue(Priming.ROUNDS);
  }

  @Test
  void letsABrokenPathStopTheDeploy() {
    Runnable broken =
        () -> {
          throw new IllegalStateException("broken");
        };

    assertThatThrownBy(() -> Priming.run(broken, URI.create("http://127.0.0.1:9")))
        .hasMessage("broken");
  }
}
