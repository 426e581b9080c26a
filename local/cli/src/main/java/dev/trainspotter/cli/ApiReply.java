package dev.trainspotter.cli;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one request came to, unless the API refused it.
sealed interface ApiReply {
  /// Rows, in the format that was asked for.
  record Page(HttpResponse<byte[]> http) implements ApiReply {
    private static final Pattern NEXT =
        Pattern.compile("<[^>]*[?&]cursor=([^&>]*)>[^,<]*;\\s*rel=\"?next\"?");

    /// The cursor in the header `Link`; null on the last page.
    ///
    /// Nothing else of the link counts: the next request goes where this one went.
    @Nullable String nextByLink() {
      List<String> links = http.headers().allValues("link");
      Matcher next = NEXT.matcher(String.join(", ", links));
      return next.find() ? QueryParameter.decoded(next.group(1)) : null;
    }
  }

  /// Not now: worth another try.
  ///
  /// @param why a line for whoever asked
  record Busy(String why) implements ApiReply {}
}
