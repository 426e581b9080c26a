package dev.trainspotter.sql;

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
import dev.trainspotter.sql.process.AddressSpace;
import dev.trainspotter.sql.process.LastWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lambda entry point: a request with a query in, the rows of its result out.
///
/// Lambda hands over bytes, and the handler reads and writes JSON itself; tests and local mode pass
/// objects.
public final class SqlHandler
    implements RequestHandler<@Nullable APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>,
        RequestStreamHandler,
        Resource {
  /// For texts and results, which the engine's limit does not count, and for Java itself.
  private static final int SPARE_MEBIBYTES = 500;

  private final Settings settings;
  private final AtomicBoolean isOverrun = new AtomicBoolean();
  private final @Nullable LastWord lastWord;
  private final ApiServer api;

  /// Called by Lambda.
  public SqlHandler() {
    this(
        Settings.from(System.getenv()),
        Clients.dynamo(Clients.http()),
        System.out,
        SqlBounds.DEFAULT,
        lastWord());
    Core.getGlobalContext().register(this);
    if (lastWord != null && AddressSpace.canBeLimited()) {
      AddressSpace.limitTo(SqlBounds.DEFAULT.memoryMebibytes() + SPARE_MEBIBYTES);
    }
  }

  /// For tests and local mode; log lines go to `out`.
  public SqlHandler(Settings settings, DynamoDbClient dynamo, PrintStream out) {
    this(settings, dynamo, out, SqlBounds.DEFAULT);
  }

  SqlHandler(Settings settings, DynamoDbClient dynamo, PrintStream out, SqlBounds bounds) {
    this(settings, dynamo, out, bounds, null);
  }

  /// @param lastWord null when the process may not end itself
  SqlHandler(
      Settings settings,
      DynamoDbClient dynamo,
      PrintStream out,
      SqlBounds bounds,
      @Nullable LastWord lastWord) {
    this.settings = settings;
    this.lastWord = lastWord;
    this.api =
        ApiServer.of(
            RouteFunction.SQL, new SqlApi(new RunSql(bounds, isOverrun)), settings, dynamo, out);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    HttpEventJson.serve(input, output, event -> handleRequest(event, context));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(
      @Nullable APIGatewayV2HTTPEvent event, Context context) {
    APIGatewayV2HTTPResponse response = api.answer(event);
    if (lastWord != null && (isOverrun.get() || AddressSpace.isUsedUp())) {
      lastWord.say(response, context.getAwsRequestId());
    }
    return response;
  }

  /// Only a process that Lambda starts anew may end itself, or limit its memory for good.
  private static @Nullable LastWord lastWord() {
    String runtimeApi = System.getenv(LastWord.RUNTIME_API);
    return runtimeApi == null ? null : new LastWord(runtimeApi);
  }

  /// One request of each route through the real code, before Lambda takes its snapshot. The engine
  /// is loaded, and every instance that was opened is closed again.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run(() -> PrimingQueries.send(settings, Priming.quiet()), Clients.dynamoEndpoint());
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
