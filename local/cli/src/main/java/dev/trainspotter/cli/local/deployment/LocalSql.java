package dev.trainspotter.cli.local.deployment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.emulators.EngineFiles;
import dev.trainspotter.emulators.lambda.FunctionProcess;
import dev.trainspotter.sql.SqlHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The SQL function in a process of its own, so that the limits of its memory and time hold as they
/// do on Lambda. The process starts with the first request.
final class LocalSql
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, AutoCloseable {
  private final URI dynamo;
  private final Consumer<String> log;
  private @Nullable EngineFiles engine;
  private @Nullable FunctionProcess process;

  /// @param dynamo the endpoint of the tables
  /// @param log receives the function's log lines
  LocalSql(URI dynamo, Consumer<String> log) {
    this.dynamo = dynamo;
    this.log = log;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return process().handleRequest(event, context);
  }

  @Override
  public synchronized void close() {
    if (process != null && engine != null) {
      process.close();
      engine.close();
    }
  }

  private synchronized FunctionProcess process() {
    if (process == null) {
      engine = EngineFiles.unpack();
      // The heap of the deployed function, and a compiler with which the first query is sooner.
      List<String> options =
          List.of(
              "--enable-native-access=ALL-UNNAMED",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx768m");
      process =
          new FunctionProcess(
              SqlHandler.class, engine.classPath(), options, environment(), this::logged);
    }
    return process;
  }

  /// The function logs objects of JSON. Every other line is a warning of its JVM.
  private void logged(String line) {
    if (line.startsWith("{")) {
      log.accept(line);
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        Setting.TABLE_NAME.name(),
        LocalTables.CATALOG,
        Setting.STATE_TABLE_NAME.name(),
        LocalTables.STATE,
        "AWS_ENDPOINT_URL_DYNAMODB",
        dynamo.toString(),
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        "local",
        "AWS_SECRET_ACCESS_KEY",
        "local");
  }
}
