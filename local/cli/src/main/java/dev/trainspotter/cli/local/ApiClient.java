package dev.trainspotter.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.PageMembers;
import dev.trainspotter.api.Route;
import dev.trainspotter.cli.terminal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Asks the API over HTTP, as its users do.
///
/// @param endpoint where it answers
public record ApiClient(URI endpoint, HttpClient http) implements AutoCloseable {
  static final String LIST = Route.LIST_TRAINING_JOBS.path();
  static final String COLUMNS = Route.LIST_COLUMNS.path();

  public static ApiClient of(URI endpoint) {
    return new ApiClient(endpoint, HttpClient.newHttpClient());
  }

  /// Every job, page by page.
  ///
  /// @param fields what is shown of each
  public List<JsonNode> jobs(String fields) {
    List<JsonNode> jobs = new ArrayList<>();
    String query = LIST + "?limit=100&fields=" + encoded(fields);
    JsonNode page = get(query);
    page.path(PageMembers.TRAINING_JOBS).forEach(jobs::add);
    while (page.has(PageMembers.NEXT_CURSOR)) {
      page = get(query + "&cursor=" + encoded(page.path(PageMembers.NEXT_CURSOR).asText()));
      page.path(PageMembers.TRAINING_JOBS).forEach(jobs::add);
    }
    return jobs;
  }

  /// The path of a job that has these columns of a list.
  static String path(JsonNode job) {
    return "%s/%s/%s/%s"
        .formatted(
            LIST,
            job.path("account_id").asText(),
            job.path("region").asText(),
            job.path("training_job_name").asText());
  }

  /// What the API answers to this path and query.
  ///
  /// @throws IllegalStateException when it is not 200
  public JsonNode get(String pathAndQuery) {
    URI address = endpoint.resolve(pathAndQuery);
    try {
      var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "%s answered %d: %s".formatted(address, answer.statusCode(), answer.body()));
      }
      return Json.read(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(address + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + address, e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
