package dev.trainspotter.cli.http;

import dev.trainspotter.cli.terminal.Port;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The address of an API.
///
/// @param text the URL without a slash at its end
public record ApiUrl(String text) {
  /// Local mode on its default port.
  public static final ApiUrl LOCAL = new ApiUrl("http://localhost:" + Port.DEFAULT.number());

  private static final Pattern API_GATEWAY =
      Pattern.compile(
          "(?:.+\\.)?execute-api\\.([a-z0-9-]+)\\.(?:vpce\\.)?amazonaws\\.com(?:\\.cn)?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  /// The API at this address.
  public static ApiUrl of(URI address) {
    return new ApiUrl(address.toString());
  }

  /// The URL of this path and query.
  URI resolve(String pathAndQuery) {
    return URI.create(text + pathAndQuery);
  }

  /// Whether this is local mode. API Gateway never runs on this machine and always uses TLS.
  boolean isLocal() {
    URI url = URI.create(text);
    return url.getScheme().equals("http") && LOOPBACK.matcher(url.getHost()).matches();
  }

  /// Whether requests cannot be read on the network. A signed request shows its session token.
  private boolean isPrivate() {
    URI url = URI.create(text);
    try {
      return url.getScheme().equals("https")
          || InetAddress.getByName(url.getHost()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /// The Region in the host's name; null when it names none.
  @Nullable String region() {
    Matcher host = API_GATEWAY.matcher(URI.create(text).getHost());
    return host.matches() ? host.group(1) : null;
  }

  @Override
  public String toString() {
    return text;
  }

  /// Reads the value of `--url`.
  public static final class Converter implements ITypeConverter<ApiUrl> {
    @Override
    public ApiUrl convert(String text) {
      ApiUrl url = read(text);
      if (!url.isPrivate()) {
        throw new TypeConversionException(
            "must begin with https://, because a request shows its session token, was " + text);
      }
      return url;
    }

    private static ApiUrl read(String text) {
      try {
        URI url = new URI(text);
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean isBare = url.getRawQuery() == null && url.getRawFragment() == null;
        if (("" + url.getRawPath())
            .matches(".*/v1(/|/(training-jobs|health|columns|sql|openapi).*)?")) {
          throw new TypeConversionException("must end before /v1, was " + text);
        }
        if (isHttp && isBare && url.getHost() != null && url.getRawUserInfo() == null) {
          return new ApiUrl(text.replaceFirst("/+$", ""));
        }
      } catch (URISyntaxException _) {
        // Reported below, with the other invalid URLs.
      }
      throw new TypeConversionException(
          "must be https:// and a host, such as the stack's output ApiUrl, was " + text);
    }
  }
}
