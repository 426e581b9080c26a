package dev.trainspotter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.terminal.Port;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// The console in a browser, over the API of a deployment on this machine with [ConsoleJobs]. All
/// test classes share it.
///
/// After each test, it checks that the page wrote no error and loaded nothing from elsewhere.
final class RunningConsole implements BeforeAllCallback, AfterEachCallback {
  /// How many jobs there are besides those that [ConsoleJobs#hostile()] puts.
  static final int JOBS = 110;

  /// The page of a job of the tests, without its name.
  static final String PLACE = "jobs/111122223333/us-east-1/";

  private static final Path EVENTS = Path.of(System.getProperty("house"), "events");
  private static Parts parts;

  static Browser browser() {
    return parts.browser;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    parts =
        context
            .getRoot()
            .getStore(Namespace.create(RunningConsole.class))
            .getOrComputeIfAbsent("parts", _ -> Parts.start(), Parts.class);
  }

  /// Only what a test provokes may be in the browser's log: responses that are not a success.
  @Override
  public void afterEach(ExtensionContext context) {
    String origin = parts.deployment.endpoint().toString();

    assertThat(parts.browser.loaded())
        .allMatch(url -> url.startsWith(origin) || url.startsWith("data:"));
    assertThat(parts.browser.log())
        .noneMatch(line -> !line.contains("the server responded with a status of 4"));
  }

  private record Parts(LocalDeployment deployment, Browser browser) implements AutoCloseable {
    static Parts start() {
      LocalProgress progress =
          new LocalProgress(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      LocalDeployment deployment = LocalDeployment.start(Port.ANY, null, progress);
      Parts parts = new Parts(deployment, Browser.start(deployment.console()));
      try {
        ConsoleJobs jobs = new ConsoleJobs(deployment, EVENTS);
        jobs.complete(JOBS);
        jobs.hostile();
        while (!deployment.isIdle()) {
          Thread.sleep(20);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return parts;
    }

    @Override
    public void close() {
      browser.close();
      deployment.close();
    }
  }
}
