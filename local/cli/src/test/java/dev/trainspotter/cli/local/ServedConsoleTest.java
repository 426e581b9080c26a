package dev.trainspotter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.console.ConsoleFiles;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The console in a browser, as `./trainspotter console` serves it for an API elsewhere.
class ServedConsoleTest {
  private static final Path EVENTS = Path.of(System.getProperty("house"), "events");

  @Test
  void showsTheJobsToWhoHasOpenedTheAddress() throws Exception {
    LocalProgress silent =
        new LocalProgress(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try (LocalDeployment deployment = LocalDeployment.start(Port.ANY, null, silent);
        ProgramRun run =
            ProgramRun.start("console", "--port=0", "--url", deployment.endpoint().toString())) {
      URI address = URI.create(run.awaitLine("Open ").split(" ")[1]);
      new ConsoleJobs(deployment, EVENTS).complete(3);
      while (!deployment.isIdle()) {
        Thread.sleep(20);
      }
      try (Browser browser = Browser.start(address.resolve(ConsoleFiles.ROOT))) {
        browser.open("jobs");
        browser.awaitText("body", "this browser has no access");

        browser.open(address.getPath());

        browser.awaitText("tbody", "batch-002");
        assertThat(browser.texts("tbody td.name a"))
            .containsExactly("batch-002", "batch-001", "batch-000");
        assertThat(browser.driver().getCurrentUrl())
            .startsWith(address.resolve(ConsoleFiles.ROOT).toString());
        assertThat(browser.run("return document.cookie")).isEqualTo("");
        assertThat(browser.log()).allMatch(line -> line.contains("a status of 403"));
        browser.driver().navigate().refresh();
        browser.awaitText("tbody", "batch-002");
        assertThat(
                browser.runModules(
                    """
                    const command = await import('/console/command.js');
                    const query = new Query([['tags.team', 'vision']]);
                    return [command.curl(query, catalog), command.cli(query, catalog),
                      command.sqlCli('SELECT 1', catalog)].join('\\n');
                    """,
                    ""))
            .as("the copied commands reach the API without this server")
            .doesNotContain(address.getAuthority())
            .contains(
                "curl '%s/v1/training-jobs?tags.team=vision".formatted(deployment.endpoint()),
                "./trainspotter jobs --tags.team=vision",
                "--output=result.parquet --url=" + deployment.endpoint());
      }
    }
  }
}
