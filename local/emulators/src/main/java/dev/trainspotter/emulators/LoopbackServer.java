package dev.trainspotter.emulators;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// An HTTP server on 127.0.0.1 that handles requests at the same time.
public final class LoopbackServer implements AutoCloseable {

  static {
    // Without this, each response waits about 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /// Serves all paths with one handler; port 0 means any free port.
  ///
  /// @throws UncheckedIOException if the port is in use or cannot be opened; the message says
  ///     which
  public static LoopbackServer start(int port, HttpHandler handler) {
    return start(port, Map.of("/", handler));
  }

  /// Serves all paths on any free port over TLS, with the certificate of this context.
  public static LoopbackServer startTls(SSLContext context, HttpHandler handler) {
    return start(bind(0, address -> secure(address, context)), Map.of("/", handler));
  }

  /// Serves each path, and the paths below it, with its own handler.
  public static LoopbackServer start(int port, Map<String, HttpHandler> handlers) {
    return start(bind(port, address -> HttpServer.create(address, 0)), handlers);
  }

  private static LoopbackServer start(HttpServer server, Map<String, HttpHandler> handlers) {
    LoopbackServer loopback = new LoopbackServer(server);
    handlers.forEach(loopback.server::createContext);
    loopback.server.setExecutor(loopback.threads);
    loopback.server.start();
    return loopback;
  }

  /// A client for an AWS SDK that never uses a proxy, whatever the environment says: a proxy cannot
  /// reach this machine's loopback address.
  static UrlConnectionHttpClient.Builder directHttp() {
    return UrlConnectionHttpClient.builder()
        .proxyConfiguration(
            ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariablesValues(false)
                .build());
  }

  /// The port on which it listens.
  public int port() {
    return server.getAddress().getPort();
  }

  /// Closes the connections and interrupts the handlers that still run.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /// Closes the connections and waits until the handlers that still run have ended.
  public void closeAfterHandlers() {
    server.stop(0);
    threads.close();
  }

  /// Makes a server that listens on this address.
  private interface Binding {
    HttpServer to(InetSocketAddress address) throws IOException;
  }

  private static HttpServer secure(InetSocketAddress address, SSLContext context)
      throws IOException {
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  private static HttpServer bind(int port, Binding binding) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return binding.to(new InetSocketAddress(loopback, port));
    } catch (BindException e) {
      throw new UncheckedIOException("port %d is in use".formatted(port), e);
    } catch (IOException e) {
      throw new UncheckedIOException("port %d cannot be opened".formatted(port), e);
    }
  }
}
