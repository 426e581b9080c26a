package dev.trainspotter.cli.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Verifies Signature Version 4 as AWS documents it, from what arrived and nothing else.
///
/// @param token what the session token must be; empty when there must be none
public record SignatureVerifier(
    String region, String accessKeyId, String secretAccessKey, String token) {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8})/([^/]+)/execute-api/aws4_request,"
              + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  /// What is wrong with the signature of the request; empty when it is valid.
  public String error(HttpExchange request) {
    String header = request.getRequestHeaders().getFirst("Authorization");
    Matcher authorization = AUTHORIZATION.matcher(header == null ? "" : header);
    if (!authorization.matches()) {
      return "no signature: " + header;
    }
    List<String> names = Arrays.asList(authorization.group(4).split(";"));
    String time = first(request, "X-Amz-Date");
    if (!request.getRequestHeaders().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList()
        .containsAll(names)) {
      return "a signed header is missing: " + names;
    }
    if (!names.contains("host") || !time.startsWith(authorization.group(2))) {
      return "host or time is not signed";
    }
    String sentToken = first(request, "X-Amz-Security-Token");
    if (!sentToken.equals(token)) {
      return "the session token is another";
    }
    if (!authorization.group(1).equals(accessKeyId) || !authorization.group(3).equals(region)) {
      return "other credentials, or another Region";
    }
    String canonical = canonical(request, names);
    return signature(time, canonical).equals(authorization.group(5))
        ? ""
        : "the signature is wrong for\n" + canonical;
  }

  private static String first(HttpExchange request, String header) {
    String value = request.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  private static String canonical(HttpExchange request, List<String> names) {
    String path =
        Arrays.stream(request.getRequestURI().getRawPath().split("/", -1))
            .map(segment -> encoded(segment.getBytes(StandardCharsets.UTF_8)))
            .collect(Collectors.joining("/"));
    String headers =
        names.stream()
            .map(
                name ->
                    name
                        + ":"
                        + request.getRequestHeaders().get(name).stream()
                            .map(value -> value.strip().replaceAll(" +", " "))
                            .collect(Collectors.joining(","))
                        + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.getRequestMethod(),
        path,
        query(request.getRequestURI().getRawQuery()),
        headers,
        String.join(";", names),
        hex(sha256(body(request))));
  }

  private static byte[] body(HttpExchange request) {
    try {
      return request.getRequestBody().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String query(String raw) {
    List<String[]> parameters = new ArrayList<>();
    for (String parameter : (raw == null ? "" : raw).split("&")) {
      if (!parameter.isEmpty()) {
        String[] parts = parameter.split("=", 2);
        parameters.add(
            new String[] {
              encoded(decoded(parts[0])), parts.length < 2 ? "" : encoded(decoded(parts[1]))
            });
      }
    }
    parameters.sort(
        Comparator.<String[], String>comparing(parameter -> parameter[0])
            .thenComparing(parameter -> parameter[1]));
    return parameters.stream()
        .map(parameter -> parameter[0] + "=" + parameter[1])
        .collect(Collectors.joining("&"));
  }

  /// A `+` is a plus, not a space.
  private static byte[] decoded(String text) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes[length++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
        i += 2;
      } else {
        bytes[length++] = (byte) text.charAt(i);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private static String encoded(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      char c = (char) (b & 0xFF);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-_.~".indexOf(c) >= 0;
      text.append(isPlain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }

  private String signature(String time, String canonical) {
    String date = time.substring(0, 8);
    String scope = "%s/%s/execute-api/aws4_request".formatted(date, region);
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            time,
            scope,
            hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
    byte[] key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(date, region, "execute-api", "aws4_request")) {
      key = hmac(key, part);
    }
    return hex(hmac(key, text));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
