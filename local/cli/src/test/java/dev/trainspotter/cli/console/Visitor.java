package dev.trainspotter.cli.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Sends requests byte by byte as a test writes them, as no HTTP client would.
///
/// @param address the address that the command has printed
/// @param cookie what the address has left; empty for none
record Visitor(URI address, String cookie) {
  /// A response; the names of headers are in lower case.
  record Reply(int status, Map<String, String> headers, String body) {}

  /// A program or browser that knows no more than the port.
  static Visitor stranger(String address) {
    return new Visitor(URI.create(address), "");
  }

  /// A browser that has opened the address.
  static Visitor admitted(String address) throws IOException {
    Visitor stranger = stranger(address);
    String set = stranger.get(stranger.address.getPath()).headers().get("set-cookie");
    return new Visitor(stranger.address, set.substring(0, set.indexOf(';')));
  }

  /// The token in the address.
  String token() {
    return address.getPath().substring(1);
  }

  String host() {
    return "127.0.0.1:" + address.getPort();
  }

  Reply get(String target, String... headers) throws IOException {
    return send("GET", target, "", headers);
  }

  Reply send(String method, String target, String body, String... headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of("Host: " + host()));
    if (!cookie.isEmpty()) {
      lines.add("Cookie: theme=dark; " + cookie);
    }
    lines.addAll(Arrays.asList(headers));
    return send(method + " " + target + " HTTP/1.1", lines, body);
  }

  /// Sends exactly these lines, and those that end the connection and measure the body.
  Reply send(String requestLine, List<String> headers, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(requestLine, String.join("\r\n", headers), bytes.length);
    try (Socket socket =
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), address.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Reply read(String text) {
    String[] parts = text.split("\r\n\r\n", 2);
    List<String> lines = parts[0].lines().toList();
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] header = line.split(": ?", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
    }
    return new Reply(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), headers, parts[1]);
  }
}
