package dev.trainspotter.cli.http;

import dev.trainspotter.cli.terminal.RefusedException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The proxy that the environment names, by the rules of curl: `https_proxy`, `http_proxy` and
/// `all_proxy` in either case, and `no_proxy` for the hosts to reach directly. A loopback address
/// is never proxied.
public final class EnvironmentProxy extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final Map<String, String> environment;

  EnvironmentProxy(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    // Otherwise Java never sends a password to a proxy for https. Our own setting only.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
  }

  /// The proxy in the environment of this process.
  public static EnvironmentProxy ofProcess() {
    return new EnvironmentProxy(System.getenv());
  }

  /// A client for AWS's services that uses the proxy.
  public SdkHttpClient awsClient() {
    return UrlConnectionHttpClient.create(this::open);
  }

  @Override
  public List<Proxy> select(URI address) {
    @Nullable URI proxy = proxy(address);
    return proxy == null
        ? DIRECT
        : List.of(
            new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy))));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // The request itself fails and is reported.
  }

  /// Sends the name and the password in the proxy's URL, to the proxy only.
  Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? credentials(URI.create(getRequestingURL().toString()))
            : null;
      }
    };
  }

  /// Whether the proxy for this address expects a name and a password.
  boolean hasPassword(URI address) {
    return credentials(address) != null;
  }

  /// The proxy for this address, without its password; null when there is none.
  @Nullable String describe(URI address) {
    @Nullable URI proxy = proxy(address);
    return proxy == null ? null : "%s:%d".formatted(proxy.getHost(), port(proxy));
  }

  private HttpURLConnection open(URI address) {
    try {
      var connection =
          (HttpURLConnection) address.toURL().openConnection(select(address).getFirst());
      connection.setAuthenticator(authenticator());
      return connection;
    } catch (IOException e) {
      throw RefusedException.failed("%s cannot be reached: %s".formatted(address, e.getMessage()));
    }
  }

  private @Nullable PasswordAuthentication credentials(URI address) {
    @Nullable URI proxy = proxy(address);
    if (proxy == null || proxy.getRawUserInfo() == null) {
      return null;
    }
    String[] parts = proxy.getRawUserInfo().split(":", 2);
    return new PasswordAuthentication(
        decoded(parts[0]), (parts.length == 1 ? "" : decoded(parts[1])).toCharArray());
  }

  private @Nullable URI proxy(URI address) {
    String host = bare(address.getHost());
    if (isLoopback(host) || isExcluded(host)) {
      return null;
    }
    @Nullable String url = variable(address.getScheme() + "_proxy");
    @Nullable String chosen = url == null ? variable("all_proxy") : url;
    return chosen == null ? null : read(chosen);
  }

  private static URI read(String text) {
    try {
      URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
      if (proxy.getHost() != null && "http".equals(proxy.getScheme())) {
        return proxy;
      }
    } catch (IllegalArgumentException _) {
      // Reported below. The message must not show the text, which may contain a password.
    }
    throw RefusedException.failed(
        "the proxy in the environment must be http://HOST:PORT: check HTTPS_PROXY and ALL_PROXY");
  }

  private boolean isExcluded(String host) {
    String excluded = Objects.requireNonNullElse(variable("no_proxy"), "");
    return Stream.of(excluded.split("[,\\s]+"))
        .map(one -> bare(one.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "")))
        .filter(one -> !one.isEmpty())
        .anyMatch(one -> one.equals("*") || host.equals(one) || host.endsWith("." + one));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  /// The value of this variable in either case, the lower one first as curl does; null when empty.
  private @Nullable String variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }

  /// curl uses port 1080 where the URL has none.
  private static int port(URI proxy) {
    return proxy.getPort() < 0 ? 1080 : proxy.getPort();
  }

  private static String bare(String host) {
    return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "").replaceFirst("\\.$", "");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
