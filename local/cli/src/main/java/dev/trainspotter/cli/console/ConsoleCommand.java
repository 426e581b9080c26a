package dev.trainspotter.cli.console;

import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiOptions;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.cli.terminal.Version;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./trainspotter console`: the console for a deployed API, until Ctrl-C.
@Command(
    name = "console",
    description =
        "Serves the console for a deployed API to the browser of this machine, until Ctrl-C. Open"
            + " the address that it prints; the random text in it keeps other programs and web"
            + " pages out. Local mode serves the console by itself: ./trainspotter local.",
    footer = {
      "",
      "Example:",
      "  ./trainspotter console --url https://ID.execute-api.eu-west-1.amazonaws.com",
      "",
      "Exit codes: 1 failure, 2 invalid usage, 130 after Ctrl-C."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ConsoleCommand implements Callable<Integer> {
  /// Another one than that of local mode, so that both can run.
  private static final String DEFAULT_PORT = "8090";

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      converter = ApiUrl.Converter.class,
      description =
          "Address of the API: the stack's output ApiUrl. Requests are signed with your AWS"
              + " credentials.")
  private ApiUrl url = ApiUrl.LOCAL;

  @Mixin private ApiOptions.Token token = new ApiOptions.Token();

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Port.Converter.class,
      defaultValue = DEFAULT_PORT,
      description = "Port of the console: ${DEFAULT-VALUE} by default, 0 for any free port.")
  private Port port = Port.ANY;

  @Override
  public Integer call() throws InterruptedException {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    try (ApiClient api = ApiClient.of(url, token.authorization(url));
        ConsoleServer console = ConsoleServer.start(port, api)) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(console, err)));
      err.println(
          "Open %s to see the jobs of %s; Ctrl-C ends it".formatted(console.address(), url));
      // The signal ends the JVM, which does not return here.
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private static void stop(ConsoleServer console, PrintStream err) {
    err.println("stopping");
    console.close();
  }
}
