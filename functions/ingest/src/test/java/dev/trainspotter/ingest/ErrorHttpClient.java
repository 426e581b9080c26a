package dev.trainspotter.ingest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// Throws an error of the JVM in place of some kinds of requests, for as long as the test says.
final class ErrorHttpClient implements SdkHttpClient {
  /// Makes an error, or is one: a class that cannot be initialized throws its own.
  interface Thrower {
    Error error();
  }

  private record Planned(RequestKind kind, Thrower thrower) {}

  private final SdkHttpClient http;
  private final List<Planned> plan = new CopyOnWriteArrayList<>();

  ErrorHttpClient(SdkHttpClient http) {
    this.http = http;
  }

  /// From now on requests of this kind throw.
  void fail(RequestKind kind, Thrower thrower) {
    plan.add(new Planned(kind, thrower));
  }

  void heal() {
    plan.clear();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    for (Planned planned : plan) {
      if (planned.kind().matches(request)) {
        throw planned.thrower().error();
      }
    }
    return http.prepareRequest(request);
  }

  @Override
  public void close() {
    http.close();
  }
}
