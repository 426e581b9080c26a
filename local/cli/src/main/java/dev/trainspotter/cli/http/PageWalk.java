package dev.trainspotter.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Follows a list from page to page, and requests a page again when the API cannot return it now.
///
/// @param pauses how long to wait before each retry of a page; empty for no retries
/// @param listener is called before each retry
public record PageWalk(ApiClient api, List<Duration> pauses, Listener listener) {
  private static final String CONTINUE = "; continue with --cursor=";

  public PageWalk {
    pauses = List.copyOf(pauses);
  }

  /// Called before each retry.
  public interface Listener {
    /// A page will be requested again.
    ///
    /// @param reason why the last attempt failed
    /// @param attempt the number of the attempt that follows, from 2
    /// @param attempts how many attempts there are at most
    void retrying(String reason, int attempt, int attempts);
  }

  /// Reads one page after the other.
  public interface Reader {
    /// Returns the cursor of the next page; null to stop.
    @Nullable String read(ApiResponse.Ok page);
  }

  /// The message of a failed walk without the cursor at its end.
  public static String withoutCursor(String message) {
    int end = message.lastIndexOf(CONTINUE);
    return end < 0 ? message : message.substring(0, end);
  }

  /// A walk without retries.
  public static PageWalk of(ApiClient api) {
    return new PageWalk(api, List.of(), (_, _, _) -> {});
  }

  /// Reads the pages of this list until the reader stops.
  ///
  /// @throws RefusedException when a page cannot be read; its message names the cursor to continue
  ///     from
  public void run(ApiRequest list, Reader reader) throws InterruptedException {
    run(() -> list, reader);
  }

  /// Reads pages of a list whose other parameters may change from page to page, as `limit` may.
  ///
  /// @param list is called before each page
  /// @throws RefusedException when a page cannot be read
  public void run(Supplier<ApiRequest> list, Reader reader) throws InterruptedException {
    @Nullable String next = reader.read(get(list.get()));
    while (next != null) {
      next = follow(list.get(), next, reader);
    }
  }

  /// All rows of this list.
  public List<JsonNode> rows(ApiRequest list) throws InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    run(
        list,
        response -> {
          JobsPage page = JobsPage.read(response);
          page.jobs().forEach(job -> rows.add(Json.read(job)));
          return page.next();
        });
    return rows;
  }

  private @Nullable String follow(ApiRequest list, String cursor, Reader reader)
      throws InterruptedException {
    try {
      @Nullable String next = reader.read(get(list.with(Parameter.CURSOR.id(), cursor)));
      if (cursor.equals(next)) {
        throw RefusedException.failed(api.url() + " returned the same cursor again");
      }
      return next;
    } catch (RefusedException e) {
      throw RefusedException.failed("%s%s%s".formatted(e.getMessage(), CONTINUE, cursor));
    }
  }

  private ApiResponse.Ok get(ApiRequest page) throws InterruptedException {
    ApiResponse response = api.get(page);
    for (int i = 0; i < pauses.size(); i++) {
      if (response instanceof ApiResponse.Unavailable(String reason)) {
        listener.retrying(reason, i + 2, pauses.size() + 1);
        Thread.sleep(pauses.get(i));
        response = api.get(page);
      }
    }
    return switch (response) {
      case ApiResponse.Ok ok -> ok;
      case ApiResponse.Unavailable(String reason) ->
          throw RefusedException.failed("%s, %d times".formatted(reason, pauses.size() + 1));
    };
  }
}
