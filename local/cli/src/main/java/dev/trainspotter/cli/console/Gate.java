package dev.trainspotter.cli.console;

import com.sun.net.httpserver.Headers;
import dev.trainspotter.console.ConsoleFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps out other programs of this machine and other web pages.
///
/// The first address has the token in its path. It leaves the token in a cookie and leads on to the
/// console, so that the addresses of the console's pages do not contain it.
///
/// @param port on which the server listens
record Gate(int port, AccessToken token) {
  /// What a browser sends for requests of the console's own pages, and for an address that the user
  /// has typed or opened from outside the browser.
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  /// The address that lets a browser in. It names 127.0.0.1, because another program could listen
  /// on the other address of `localhost`, and would get the token.
  String address() {
    return "http://127.0.0.1:%d/%s".formatted(port, token.text());
  }

  /// The answer to a request that must go no further; null when it may.
  ///
  /// @param path decoded
  @Nullable Answer stop(String method, String path, Headers headers) {
    if (!isForThisServer(headers)) {
      return Answer.problem(
          403,
          "the host of this address must be 127.0.0.1:%d: open the address that ./trainspotter"
                  .formatted(port)
              + " console has printed");
    }
    if (!isOfOwnPage(headers)) {
      return Answer.problem(
          403,
          "a page of another address has sent this request: to open a link to the console, copy it"
              + " into the address bar, or press Enter there");
    }
    if (method.equals("GET") && path.startsWith("/") && token.isSame(path.substring(1))) {
      return Answer.redirect(ConsoleFiles.ROOT)
          .with("set-cookie", cookie() + "; Path=/; HttpOnly; SameSite=Strict");
    }
    return hasCookie(headers)
        ? null
        : Answer.problem(
            403,
            "this browser has no access: open the address that ./trainspotter console printed when"
                + " it started");
  }

  /// A page whose own name leads to this machine (DNS rebinding) has another host.
  private boolean isForThisServer(Headers headers) {
    List<String> hosts = all(headers, "Host");
    return hosts.size() == 1 && isOwnHost(hosts.getFirst());
  }

  private boolean isOwnHost(String host) {
    return host.equals("127.0.0.1:" + port) || host.equals("localhost:" + port);
  }

  private boolean isOfOwnPage(Headers headers) {
    String own = "http://" + headers.getFirst("Host");
    return all(headers, "Origin").stream().allMatch(own::equals)
        && all(headers, "Sec-Fetch-Site").stream().allMatch(OWN_SITES::contains);
  }

  /// Browsers send the cookies of all ports, so the name contains this one.
  private String cookie() {
    return "trainspotter-%d=%s".formatted(port, token.text());
  }

  private boolean hasCookie(Headers headers) {
    String start = "trainspotter-%d=".formatted(port);
    return all(headers, "Cookie").stream()
        .flatMap(line -> Arrays.stream(line.split(";", -1)))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(start))
        .anyMatch(cookie -> token.isSame(cookie.substring(start.length())));
  }

  private static List<String> all(Headers headers, String name) {
    return headers.getOrDefault(name, List.of());
  }
}
