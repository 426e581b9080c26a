package dev.trainspotter.cli.http;

import dev.trainspotter.api.Page.Header;
import dev.trainspotter.cli.terminal.RefusedException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one request came to, unless the API refused it.
public sealed interface ApiResponse {
  /// Rows, in the format that was asked for.
  record Page(HttpResponse<byte[]> http) implements ApiResponse {
    private static final Pattern NEXT =
        Pattern.compile("<[^>]*[?&]cursor=([^&>]*)[^>]*>[^,<]*;\\s*rel=\"?next\"?");

    /// The cursor in the header `Link`; null on the last page.
    ///
    /// Nothing else of the link counts: the next request goes where this one went.
    ///
    /// @throws RefusedException when there is a next page and nothing leads to it
    public @Nullable String nextByLink() {
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

    /// What it says it is, in lower case; empty when it does not say.
    public String contentType() {
      return http.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
    }

    /// That it is not what the API answers.
    public RefusedException unknown() {
      return RefusedException.failed(
          http.uri().resolve("/") + " answers, but not as Trainspotter's API does");
    }

    /// How many rows were looked at, by its header; 0 when it has none.
    public long rowsExamined() {
      return http.headers().firstValueAsLong(Header.ROWS_EXAMINED).orElse(0);
    }
  }

  /// Not now: worth another try.
  ///
  /// @param why a line for whoever asked
  record Busy(String why) implements ApiResponse {}
}
