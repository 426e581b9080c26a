package dev.trainspotter.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.result.Page.Header;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.RefusedException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The result of one request, unless the API rejected it.
public sealed interface ApiResponse {
  /// A response with status 200, in the requested format.
  record Ok(HttpResponse<byte[]> http) implements ApiResponse {
    private static final Pattern NEXT =
        Pattern.compile("<[^>]*[?&]cursor=([^&>]*)[^>]*>[^,<]*;\\s*rel=\"?next\"?");

    /// The cursor of the next page, from the header `Link`; null on the last page.
    ///
    /// The rest of the link is ignored: the next request goes to the same address as this one.
    ///
    /// @throws RefusedException when the link to the next page has no cursor
    public @Nullable String nextCursor() {
      List<String> links = http.headers().allValues("link");
      String link = String.join(", ", links);
      Matcher next = NEXT.matcher(link);
      if (next.find()) {
        return QueryParameter.decoded(next.group(1));
      }
      if (link.matches(".*rel=\"?next\\b.*")) {
        throw RefusedException.failed("the link to the next page names no cursor: " + link);
      }
      return null;
    }

    /// The body as JSON.
    ///
    /// @throws RefusedException when it is none
    public JsonNode json() {
      try {
        return Json.read(new String(http.body(), StandardCharsets.UTF_8));
      } catch (IllegalStateException _) {
        throw unexpected();
      }
    }

    /// The header `Content-Type` in lower case; empty when absent.
    public String contentType() {
      return http.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    }

    /// The error for a response that cannot be Trainspotter's.
    public RefusedException unexpected() {
      return RefusedException.failed(
          http.uri().resolve("/")
              + " answers, but is not Trainspotter's API: is it the stack's output ApiUrl?");
    }

    /// How many rows the API examined, from the header; 0 when absent.
    public long rowsExamined() {
      return http.headers().firstValueAsLong(Header.ROWS_EXAMINED).orElse(0);
    }
  }

  /// A transient failure; the same request may succeed later.
  ///
  /// @param reason one line for the user
  record Unavailable(String reason) implements ApiResponse {}
}
