package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.HttpAnswer;
import dev.trainspotter.api.HttpRequest;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Route;
import dev.trainspotter.catalog.reader.BusyTableException;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.list.Bounds;
import dev.trainspotter.query.list.ListQuery;
import dev.trainspotter.query.list.ListTrainingJobs;
import dev.trainspotter.query.openapi.OpenApi;
import dev.trainspotter.query.rows.Answer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Finds the route of a request and turns whatever goes wrong into a problem.
final class QueryApi {
  private final CatalogReader reader;
  private final RequestLines lines;
  private final InstantSource clock;
  private final Bounds bounds;

  QueryApi(CatalogReader reader, RequestLines lines, InstantSource clock, Bounds bounds) {
    this.reader = reader;
    this.lines = lines;
    this.clock = clock;
    this.bounds = bounds;
  }

  /// The answer to this event; a call without a request is answered without work.
  HttpAnswer answer(@Nullable APIGatewayV2HTTPEvent event) {
    RequestLines.Request line = lines.begin();
    ReadMeter meter = new ReadMeter();
    Answer answer;
    try {
      HttpRequest request = HttpRequest.from(event);
      if (request == null) {
        return HttpAnswer.empty();
      }
      line.asked(request);
      answer = answer(request, line, reader.measuredBy(meter));
    } catch (BadRequestException e) {
      answer = new Answer(HttpAnswer.of(e.problem()), 0);
    } catch (RuntimeException e) {
      line.failed(e);
      answer = new Answer(failure(e), 0);
    }
    line.answered(answer, meter.units());
    return answer.http();
  }

  private Answer answer(HttpRequest request, RequestLines.Request line, CatalogReader reader) {
    if (request.path().size() > 1 && request.path().getLast().isEmpty()) {
      return new Answer(HttpAnswer.of(unknownPath("no path ends with a slash")), 0);
    }
    List<Route> routes = Route.at(request.path());
    if (routes.isEmpty()) {
      return new Answer(HttpAnswer.of(unknownPath("no such path")), 0);
    }
    for (Route route : routes) {
      Map<Parameter, String> path = route.bind(request.path());
      if (route.method().equals(request.method()) && path != null) {
        line.routed(route);
        if (!route.takesColumns()) {
          checkNames(route, request);
        }
        return answer(route, new JobPath(path), request, reader);
      }
    }
    return new Answer(wrongMethod(routes, request.method()), 0);
  }

  private Answer answer(Route route, JobPath path, HttpRequest request, CatalogReader reader) {
    return switch (route) {
      case LIST_TRAINING_JOBS, LIST_TRAINING_JOBS_OF_ACCOUNT, LIST_TRAINING_JOBS_OF_REGION ->
          new ListTrainingJobs(ListQuery.from(route, path, request, clock.instant()), bounds)
              .answer(reader);
      case GET_TRAINING_JOB -> GetTrainingJob.from(path, request).answer(reader, bounds);
      case GET_TIMELINE -> GetTimeline.from(path, request).answer(reader, clock.instant());
      case LIST_COLUMNS -> ListColumns.answer();
      case GET_OPENAPI -> OpenApi.answer();
    };
  }

  private static void checkNames(Route route, HttpRequest request) {
    List<String> known = route.parameters().stream().map(Parameter::id).toList();
    request
        .parameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                String rest =
                    known.isEmpty()
                        ? "there are none here"
                        : "those here: " + String.join(", ", known);
                throw BadRequestException.of(
                    Problem.shortened(name),
                    values.getFirst(),
                    "%s is no parameter; %s".formatted(Problem.shortened(name), rest));
              }
            });
  }

  /// What the caller is told, and nothing internal.
  private static HttpAnswer failure(RuntimeException cause) {
    if (cause instanceof BusyTableException
        || (cause instanceof DynamoDbException e && e.isThrottlingException())) {
      return later("the table is read as fast as it can be: try again in some seconds");
    }
    if (cause instanceof SdkClientException
        || (cause instanceof DynamoDbException e && e.statusCode() >= 500)) {
      return later("the table does not answer: try again in some seconds");
    }
    return HttpAnswer.of(
        Problem.of(500, "the request is sound, answering it failed: try again in a moment"));
  }

  private static HttpAnswer later(String detail) {
    return HttpAnswer.of(Problem.of(503, detail)).with("retry-after", "2");
  }

  private static Problem unknownPath(String trouble) {
    String known =
        Arrays.stream(Route.values()).map(Route::path).distinct().collect(Collectors.joining(", "));
    return Problem.of(404, "%s; there are %s".formatted(trouble, known));
  }

  private static HttpAnswer wrongMethod(List<Route> routes, String method) {
    String allowed = routes.stream().map(Route::method).collect(Collectors.joining(", "));
    return HttpAnswer.of(
            Problem.of(
                405, "the method must be %s, was %s".formatted(allowed, Problem.shortened(method))))
        .with("allow", allowed);
  }
}
