package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.api.RowRoute;
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
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Finds the route of a request and turns whatever goes wrong into a problem.
final class QueryApi {
  private final CatalogReader reader;
  private final RequestLog lines;
  private final InstantSource clock;
  private final Bounds bounds;

  QueryApi(CatalogReader reader, RequestLog lines, InstantSource clock, Bounds bounds) {
    this.reader = reader;
    this.lines = lines;
    this.clock = clock;
    this.bounds = bounds;
  }

  /// The answer to this event; a call without a request is answered without work.
  Response answer(@Nullable APIGatewayV2HTTPEvent event) {
    RequestLog.Entry line = lines.begin();
    ReadMeter meter = new ReadMeter();
    Answer answer;
    try {
      Request request = Request.from(event);
      if (request == null) {
        return Response.empty();
      }
      line.asked(request);
      answer = answer(request, line, reader.measuredBy(meter));
    } catch (BadRequestException e) {
      answer = new Answer(Response.of(e.problem()), 0);
    } catch (RuntimeException e) {
      line.failed(e);
      answer = new Answer(failure(e), 0);
    }
    line.answered(answer, meter.units());
    return answer.http();
  }

  private Answer answer(Request request, RequestLog.Entry line, CatalogReader reader) {
    if (request.path().size() > 1 && request.path().getLast().isEmpty()) {
      return new Answer(Response.of(unknownPath("no path ends with a slash")), 0);
    }
    List<RouteMatch> matches = Route.at(request.path());
    if (matches.isEmpty()) {
      return new Answer(Response.of(unknownPath("no such path")), 0);
    }
    for (RouteMatch match : matches) {
      if (match.route() instanceof RowRoute route && route.method().equals(request.method())) {
        line.routed(route);
        if (!route.takesColumns()) {
          checkNames(route, request);
        }
        return answer(route, new JobPath(match.pathParameters()), request, reader);
      }
    }
    return new Answer(wrongMethod(matches, request.method()), 0);
  }

  private Answer answer(RowRoute route, JobPath path, Request request, CatalogReader reader) {
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

  private static void checkNames(Route route, Request request) {
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
  private static Response failure(RuntimeException cause) {
    if (cause instanceof BusyTableException
        || (cause instanceof DynamoDbException e && e.isThrottlingException())) {
      return later("the table is read as fast as it can be: try again in some seconds");
    }
    if (cause instanceof SdkClientException
        || (cause instanceof DynamoDbException e && e.statusCode() >= 500)) {
      return later("the table does not answer: try again in some seconds");
    }
    return Response.of(
        Problem.of(500, "the request is sound, answering it failed: try again in a moment"));
  }

  private static Response later(String detail) {
    return Response.of(Problem.of(503, detail)).with("retry-after", "2");
  }

  private static Problem unknownPath(String trouble) {
    String known =
        Route.all().stream().map(Route::path).distinct().collect(Collectors.joining(", "));
    return Problem.of(404, "%s; there are %s".formatted(trouble, known));
  }

  private static Response wrongMethod(List<RouteMatch> matches, String method) {
    String allowed =
        matches.stream().map(match -> match.route().method()).collect(Collectors.joining(", "));
    return Response.of(
            Problem.of(
                405, "the method must be %s, was %s".formatted(allowed, Problem.shortened(method))))
        .with("allow", allowed);
  }
}
