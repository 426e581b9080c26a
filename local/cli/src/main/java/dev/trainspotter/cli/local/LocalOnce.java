package dev.trainspotter.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.http.PageWalk;
import dev.trainspotter.cli.http.QueryParameter;
import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.local.situations.FixedFleet;
import dev.trainspotter.cli.local.situations.Situation;
import dev.trainspotter.cli.local.situations.SituationFeed;
import dev.trainspotter.cli.local.situations.SituationFiles;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.Port;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/// `local --once`: runs a fixed fleet, checks every outcome, and prints one record.
///
/// @param events the folder `events/`
/// @param out receives the record and nothing else
record LocalOnce(Path events, LocalProgress progress, PrintStream out) {
  /// With this seed the job with the most columns has 42, and masked secrets among them.
  private static final long SEED = 316;

  private static final int JOBS = 60;

  private static final ApiRequest ALL_ROWS =
      ApiRequest.list(
          List.of(
              new QueryParameter(Parameter.LIMIT.id(), "100"),
              new QueryParameter(Parameter.FIELDS.id(), "*")));

  /// The limit for processing the rest of the backlog.
  static final Duration TIMEOUT = Duration.ofMinutes(1);

  /// Runs the fleet. Returns the exit code.
  int run(Port port, @Nullable Path data) throws InterruptedException {
    List<Situation> situations = new SituationFiles(events).read();
    FixedFleet fleet = FixedFleet.of(SEED, JOBS);
    try (LocalDeployment deployment = LocalDeployment.start(port, data, progress);
        ApiClient api = ApiClient.of(ApiUrl.of(deployment.endpoint()))) {
      List<SituationFeed.Result> results = new SituationFeed(deployment).send(situations);
      progress.done("%d messages of events/".formatted(results.size()));
      List<String> sent = fleet.run(deployment);
      progress.done("%d events of a fleet of %d jobs".formatted(sent.size(), JOBS));
      boolean isDrained = drain(deployment);
      List<JsonNode> rows = PageWalk.of(api).rows(ALL_ROWS);
      progress.done("%d rows read back".formatted(rows.size()));

      Summary summary = Summary.of(deployment, results, sent, rows);
      summary.lines().forEach(progress::print);
      out.println(Json.indented(api.json(ApiRequest.job(richest(rows)))));
      List<String> problems =
          new OnceCheck(deployment.isNew(), isDrained, results, sent, fleet, rows)
              .problems(deployment.outcomes());
      problems.forEach(progress::print);
      return problems.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /// Whether the queues are empty, at the latest after [#TIMEOUT].
  private static boolean drain(LocalDeployment deployment) throws InterruptedException {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (!deployment.isIdle() && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(20));
    }
    return deployment.isIdle();
  }

  /// The row with the most columns.
  private static JsonNode richest(List<JsonNode> rows) {
    return rows.stream().max(Comparator.comparingInt(JsonNode::size)).orElseThrow();
  }
}
