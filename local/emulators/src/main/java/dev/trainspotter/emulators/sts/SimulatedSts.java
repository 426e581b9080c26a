package dev.trainspotter.emulators.sts;

import com.sun.net.httpserver.HttpExchange;
import dev.trainspotter.emulators.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// STS on a free loopback port: it knows roles and gives sessions with them.
///
/// Roles and faults may be changed while it runs, from any thread.
public final class SimulatedSts implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration SESSION = Duration.ofHours(1);
  private static final int MAX_CALLS = 10_000;

  /// Which calls each role admits, by the role's ARN.
  private final Map<String, Predicate<AssumeRoleCall>> roles = new ConcurrentHashMap<>();

  private final Map<String, StsFault> faults = new ConcurrentHashMap<>();
  private final List<AssumeRoleCall> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger sessions = new AtomicInteger();
  private final LoopbackServer server;
  private volatile @Nullable StsFault faultOfAll;

  private SimulatedSts() {
    this.server = LoopbackServer.start(0, this::handle);
  }

  /// Starts an STS that knows no role.
  public static SimulatedSts start() {
    return new SimulatedSts();
  }

  /// The endpoint, for `AWS_ENDPOINT_URL_STS` or a client's endpoint override.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// Adds a role that every caller may assume.
  public void put(String roleArn) {
    put(roleArn, "");
  }

  /// Adds a role that every caller with this external id may assume.
  public void put(String roleArn, String externalId) {
    put(roleArn, call -> externalId.isEmpty() || externalId.equals(call.externalId()));
  }

  /// Adds a role that admits these calls.
  public void put(String roleArn, Predicate<AssumeRoleCall> trust) {
    roles.put(roleArn, trust);
  }

  /// From now on the role cannot be assumed. Sessions that exist go on.
  public void revoke(String roleArn) {
    roles.remove(roleArn);
  }

  /// From now on every request for a role of this account has the fault.
  public void fault(String account, StsFault fault) {
    faults.put(account, fault);
  }

  /// From now on every request has the fault.
  public void fault(StsFault fault) {
    faultOfAll = fault;
  }

  /// Removes all faults.
  public void clearFaults() {
    faults.clear();
    faultOfAll = null;
  }

  /// The requests for sessions, in order of arrival; local mode may run for days, so only the first
  /// 10,000.
  public List<AssumeRoleCall> calls() {
    return List.copyOf(calls);
  }

  /// Clears the list of calls.
  public void clearCalls() {
    calls.clear();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      respond(exchange);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void respond(HttpExchange exchange) throws IOException, InterruptedException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    try {
      AssumeRoleCall call = AssumeRoleCall.read(authorization == null ? "" : authorization, body);
      if (calls.size() < MAX_CALLS) {
        calls.add(call);
      }
      respond(exchange, call);
    } catch (RefusedException e) {
      send(exchange, e.status(), "text/xml", StsXml.error(e));
    }
  }

  private void respond(HttpExchange exchange, AssumeRoleCall call)
      throws IOException, InterruptedException {
    StsFault ofAll = faultOfAll;
    switch (ofAll == null ? faults.get(call.account()) : ofAll) {
      case THROTTLED -> throw new RefusedException(400, "Throttling", "Rate exceeded");
      case DOWN -> throw new RefusedException(503, "ServiceUnavailable", "Service is unavailable");
      case SILENT -> Thread.sleep(SILENCE);
      case GARBAGE -> send(exchange, 200, "text/html", "<html><h1>It works!</h1></html>");
      case null -> {
        admit(call);
        Instant end = Instant.now().plus(SESSION);
        send(exchange, 200, "text/xml", StsXml.session(call, sessions.incrementAndGet(), end));
      }
    }
  }

  /// STS returns the same error for a role that does not exist.
  private void admit(AssumeRoleCall call) {
    Predicate<AssumeRoleCall> trust = roles.get(call.roleArn());
    if (trust == null || !trust.test(call)) {
      throw new RefusedException(
          403,
          "AccessDenied",
          "User: arn:aws:iam::%s:root is not authorized to perform: sts:AssumeRole on resource: %s"
              .formatted(call.caller(), call.roleArn()));
    }
  }

  private static void send(HttpExchange exchange, int status, String contentType, String text)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
