package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.cors.Cors;
import dev.trainspotter.catalog.reader.BusyTableException;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.health.Health;
import dev.trainspotter.query.health.HealthNotes;
import dev.trainspotter.query.list.ListTrainingJobs;
import dev.trainspotter.query.openapi.OpenApi;
import dev.trainspotter.query.request.Bounds;
import dev.trainspotter.query.request.RoutedRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Finds the route of a request, and turns every failure into a problem.
final class QueryApi {
  private static final String HEAD = "HEAD";
  private static final String OPTIONS = "OPTIONS";

  private final CatalogReader reader;
  private final HealthNotes health;
  private final RequestLog log;
  private final InstantSource clock;
  private final Bounds bounds;
  private final Cors cors;

  QueryApi(
      CatalogReader reader,
      HealthNotes health,
      RequestLog log,
      InstantSource clock,
      Bounds bounds,
      Cors cors) {
    this.cors = cors;
    this.reader = reader;
    this.health = health;
    this.log = log;
    this.clock = clock;
    this.bounds = bounds;
  }

  /// The response to this event. An event without a request, which only warms the function up, gets
  /// an empty response without any work.
  APIGatewayV2HTTPResponse answer(@Nullable APIGatewayV2HTTPEvent event) {
    RequestLog.Entry entry = log.begin();
    ReadMeter meter = new ReadMeter();
    Response response;
    boolean acceptsGzip = false;
    try {
      Request request = Request.from(event);
      if (request == null) {
        return Response.empty().toEvent(false);
      }
      acceptsGzip = request.acceptsGzip();
      entry.received(request);
      CatalogReader measured = reader.measuredBy(meter);
      response = answer(request, entry, measured, meter);
      entry.incomplete(measured.incompleteRows());
    } catch (BadRequestException e) {
      response = Response.of(e.problem());
    } catch (RuntimeException e) {
      entry.failed(e);
      response = failure(e);
    }
    entry.answered(response.status(), meter);
    return sent(event, response).toEvent(acceptsGzip);
  }

  /// The response as it is sent to this request, of which even a wrong query string is answered.
  private Response sent(@Nullable APIGatewayV2HTTPEvent event, Response response) {
    Request request = Request.withoutParameters(event);
    if (request == null) {
      return response;
    }
    Response shared = cors.apply(request, response);
    return request.method().equals(HEAD) ? shared.withoutBody() : shared;
  }

  private Response answer(
      Request request, RequestLog.Entry entry, CatalogReader measured, ReadMeter meter) {
    if (request.path().size() > 1 && request.path().getLast().isEmpty()) {
      return Response.of(unknownPath("no path ends with a slash"));
    }
    List<RouteMatch> matches = Route.at(request.path());
    if (matches.isEmpty()) {
      return Response.of(unknownPath("no such path"));
    }
    if (request.method().equals(OPTIONS)) {
      return Response.empty().with("allow", allowed(matches));
    }
    String method = request.method().equals(HEAD) ? "GET" : request.method();
    for (RouteMatch match : matches) {
      if (match.route() instanceof RowRoute route && route.method().equals(method)) {
        entry.routed(route);
        if (!route.takesColumns()) {
          checkNames(route, request);
        }
        JobPath path = new JobPath(match.pathParameters());
        return answer(
            new RoutedRequest(route, path, request, clock.instant(), bounds), measured, meter);
      }
    }
    return wrongMethod(matches, request.method());
  }

  private Response answer(RoutedRequest request, CatalogReader reader, ReadMeter meter) {
    return switch (request.route()) {
      case LIST_TRAINING_JOBS, LIST_TRAINING_JOBS_OF_ACCOUNT, LIST_TRAINING_JOBS_OF_REGION ->
          ListTrainingJobs.answer(request, reader);
      case GET_TRAINING_JOB -> GetTrainingJob.answer(request, reader);
      case GET_TIMELINE -> GetTimeline.answer(request, reader);
      case GET_HEALTH, GET_HEALTH_OF_ACCOUNT, GET_HEALTH_OF_REGION ->
          Health.answer(request, health, meter);
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
                    known.isEmpty() ? "it has none" : "its parameters: " + String.join(", ", known);
                throw BadRequestException.of(
                    Problem.shortened(name),
                    values.getFirst(),
                    "%s is not a parameter of this path; %s"
                        .formatted(Problem.shortened(name), rest));
              }
            });
  }

  /// The response to a failure, which says nothing internal.
  private static Response failure(RuntimeException cause) {
    if (cause instanceof BusyTableException
        || (cause instanceof DynamoDbException e && e.isThrottlingException())) {
      return later("the table is being read at its maximum rate: try again in a few seconds");
    }
    if (cause instanceof SdkClientException
        || (cause instanceof DynamoDbException e && e.statusCode() >= 500)) {
      return later("the table does not respond: try again in a few seconds");
    }
    return Response.of(
        Problem.of(500, "the request is valid, but it failed: try again in a moment"));
  }

  private static Response later(String detail) {
    return Response.of(Problem.of(503, detail)).with("retry-after", "2");
  }

  private static Problem unknownPath(String fault) {
    String known =
        Route.all().stream().map(Route::path).distinct().collect(Collectors.joining(", "));
    return Problem.of(404, "%s; paths are %s".formatted(fault, known));
  }

  private static Response wrongMethod(List<RouteMatch> matches, String method) {
    String allowed = allowed(matches);
    return Response.of(
            Problem.of(
                405,
                "the method must be one of %s, was %s"
                    .formatted(allowed, Problem.shortened(method))))
        .with("allow", allowed);
  }

  /// The methods of a path. A route that can be read can also be asked for its headers alone.
  private static String allowed(List<RouteMatch> matches) {
    return Stream.concat(
            matches.stream()
                .map(match -> match.route().method())
                .flatMap(method -> Stream.of(method, method.equals("GET") ? HEAD : method)),
            Stream.of(OPTIONS))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
