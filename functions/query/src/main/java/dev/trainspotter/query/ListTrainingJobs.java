package dev.trainspotter.query;

import dev.trainspotter.catalog.table.CatalogReader;
import dev.trainspotter.catalog.table.JobPage;
import dev.trainspotter.catalog.table.Partition;
import dev.trainspotter.catalog.table.Position;
import dev.trainspotter.edge.BadRequestException;
import dev.trainspotter.edge.HttpAnswer;
import dev.trainspotter.edge.HttpRequest;
import dev.trainspotter.edge.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers a page of jobs.
///
/// @param query everything that decides which rows come, and in which order
/// @param after where the page begins; null for the newest job
record ListTrainingJobs(String query, @Nullable Position after, int limit, Fields fields) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 500;

  /// What may change from page to page.
  private static final List<Parameter> UNBOUND =
      List.of(Parameter.LIMIT, Parameter.CURSOR, Parameter.FIELDS);

  /// The page that is asked for.
  ///
  /// @throws BadRequestException when a parameter is not of its form
  static ListTrainingJobs from(HttpRequest request) {
    int limit = limit(request.parameter(Parameter.LIMIT.id()));
    List<String> named = request.parameters().get(Parameter.FIELDS.id());
    Fields fields = named == null ? Fields.standard() : Fields.parse(named);
    String query = query(request);
    String cursor = request.parameter(Parameter.CURSOR.id());
    Position after = cursor == null ? null : Cursor.read(query, cursor);
    return new ListTrainingJobs(query, after, limit, fields);
  }

  Answer answer(CatalogReader reader) {
    JobPage page = reader.page(Partition.recent(), after, limit);
    JobJson rows = new JobJson(fields);
    if (fields.isCarried()) {
      page.jobs().forEach(rows::add);
    } else {
      reader.rows(page.jobs().stream().map(Position::of).toList()).forEachOrdered(rows::add);
    }
    Position next = page.next();
    String cursor = next == null ? "" : "\"next_cursor\":\"%s\",".formatted(Cursor.of(query, next));
    String body =
        "{\"training_jobs\":[%s],%s\"rows_examined\":%d,\"complete\":true}"
            .formatted(rows, cursor, page.rowsExamined());
    return new Answer(HttpAnswer.json(body), page.rowsExamined());
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw BadRequestException.of(
          Parameter.LIMIT.id(),
          text,
          "limit must be 1 to %d, was %s".formatted(LARGEST_LIMIT, Problem.shortened(text)));
    }
    return limit;
  }

  private static String query(HttpRequest request) {
    TreeMap<String, List<String>> bound = new TreeMap<>(request.parameters());
    UNBOUND.forEach(parameter -> bound.remove(parameter.id()));
    List<String> parts = new ArrayList<>(request.path());
    bound.forEach((name, values) -> values.forEach(value -> parts.add(name + "=" + value)));
    return parts.stream()
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
