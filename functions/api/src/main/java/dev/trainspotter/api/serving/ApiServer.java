package dev.trainspotter.api.serving;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.api.cors.Cors;
import dev.trainspotter.catalog.reader.BusyTableException;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.edge.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Finds the route of a request, and turns every failure into a problem.
public final class ApiServer {
  private static final String HEAD = "HEAD";
  private static final String OPTIONS = "OPTIONS";

  private final CatalogReader reader;
  private final RequestLog log;
  private final RouteFunction function;
  private final RouteAnswers answers;
  private final Cors cors;

  private ApiServer(
      RouteFunction function,
      RouteAnswers answers,
      CatalogReader reader,
      RequestLog log,
      Cors cors) {
    this.function = function;
    this.answers = answers;
    this.reader = reader;
    this.log = log;
    this.cors = cors;
  }

  /// Answers the requests to one function, over the tables in its settings.
  ///
  /// @param out receives a log line for each request
  public static ApiServer of(
      RouteFunction function,
      RouteAnswers answers,
      Settings settings,
      DynamoDbClient dynamo,
      PrintStream out) {
    return new ApiServer(
        function,
        answers,
        new CatalogReader(dynamo, settings.tableNames()),
        new RequestLog(new JsonLog(out)),
        new Cors(settings.corsOrigins()));
  }

  /// The response to this event. An event without a request, which only warms the function up, gets
  /// an empty response without any work.
  public APIGatewayV2HTTPResponse answer(@Nullable APIGatewayV2HTTPEvent event) {
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
    RouteMatch match =
        matches.stream().filter(m -> m.route().method().equals(method)).findFirst().orElse(null);
    if (match == null) {
      return wrongMethod(matches, request.method());
    }
    Route route = match.route();
    if (route.function() != function) {
      return Response.of(switchedOff(route));
    }
    entry.routed(route);
    if (!route.takesColumns()) {
      checkNames(route, request);
    }
    return answers.answer(match, request, measured, meter);
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

  /// Another function has the route, and API Gateway would have sent the request to it.
  private static Problem switchedOff(Route route) {
    return Problem.of(
        404, "this deployment does not have %s: it was switched off".formatted(route.path()));
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
