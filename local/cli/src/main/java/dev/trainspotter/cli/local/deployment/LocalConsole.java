package dev.trainspotter.cli.local.deployment;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.console.ConsoleFile;
import dev.trainspotter.console.ConsoleFiles;
import dev.trainspotter.emulators.lambda.HttpApiServer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The console on the address of the local API. The address itself leads browsers there.
final class LocalConsole {
  private static final String HOME = "GET /";
  private static final String FOLDER = "GET /console";

  private final ConsoleFiles files = new ConsoleFiles();

  /// The routes of the console.
  Map<String, HttpApiServer.Integration> integrations() {
    HttpApiServer.Integration console =
        new HttpApiServer.Integration("Console", (event, _) -> answer(event));
    return List.of(HOME, FOLDER, "GET " + ConsoleFiles.ROOT, "GET " + ConsoleFiles.ROOT + "{file+}")
        .stream()
        .collect(Collectors.toMap(Function.identity(), _ -> console));
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return switch (event.getRouteKey()) {
      case HOME -> home(event);
      case FOLDER -> redirect();
      default -> file(event);
    };
  }

  private static APIGatewayV2HTTPResponse home(APIGatewayV2HTTPEvent event) {
    return event.getHeaders().getOrDefault("accept", "").contains("text/html")
        ? redirect()
        : notFound();
  }

  private static APIGatewayV2HTTPResponse redirect() {
    return response(302, Map.of("location", ConsoleFiles.ROOT), null);
  }

  private APIGatewayV2HTTPResponse file(APIGatewayV2HTTPEvent event) {
    ConsoleFile file = files.find(event.getRawPath().substring(ConsoleFiles.ROOT.length()));
    if (file == null) {
      return notFound();
    }
    return file.isKnownTo(event.getHeaders().getOrDefault("if-none-match", ""))
        ? response(304, file.headers(), null)
        : response(200, file.headers(), file.bytes());
  }

  private static APIGatewayV2HTTPResponse notFound() {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(404)
        .withHeaders(Map.of("content-type", "application/json"))
        .withBody("{\"message\":\"Not Found\"}")
        .build();
  }

  private static APIGatewayV2HTTPResponse response(
      int status, Map<String, String> headers, byte @Nullable [] body) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers)
        .withBody(body == null ? null : Base64.getEncoder().encodeToString(body))
        .withIsBase64Encoded(body != null)
        .build();
  }
}
