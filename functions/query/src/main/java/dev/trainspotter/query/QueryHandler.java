package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.api.serving.ApiServer;
import dev.trainspotter.api.serving.HttpEventJson;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Priming;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.query.health.HealthNotes;
import dev.trainspotter.query.request.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lambda entry point: a request of an HTTP API in, rows out.
///
/// Lambda hands over bytes, and the handler reads and writes JSON itself; tests and local mode pass
/// objects.
public final class QueryHandler
    implements RequestHandler<@Nullable APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>,
        RequestStreamHandler,
        Resource {
  private final Settings settings;
  private final ApiServer api;

  /// Called by Lambda.
  public QueryHandler() {
    this(Settings.from(System.getenv()), Clients.dynamo(Clients.http()), System.out);
    Core.getGlobalContext().register(this);
  }

  /// For tests and local mode; log lines go to `out`.
  public QueryHandler(Settings settings, DynamoDbClient dynamo, PrintStream out) {
    this(settings, dynamo, out, InstantSource.system(), Bounds.DEFAULT);
  }

  QueryHandler(
      Settings settings,
      DynamoDbClient dynamo,
      PrintStream out,
      InstantSource clock,
      Bounds bounds) {
    this.settings = settings;
    QueryApi answers = new QueryApi(HealthNotes.of(dynamo, settings), clock, bounds);
    this.api = ApiServer.of(RouteFunction.QUERY, answers, settings, dynamo, out);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    HttpEventJson.serve(input, output, event -> handleRequest(event, context));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(
      @Nullable APIGatewayV2HTTPEvent event, Context context) {
    return api.answer(event);
  }

  /// One request of each route through the real code, before Lambda takes its snapshot.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run(() -> PrimingRequests.send(settings, Priming.quiet()), Clients.dynamoEndpoint());
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
