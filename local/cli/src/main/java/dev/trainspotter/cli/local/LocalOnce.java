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

/// `local --once`: feeds what is fixed, checks what became of it, and prints one record.
///
/// @param events the folder of the situations
/// @param out receives the record and nothing else
record LocalOnce(Path events, LocalProgress progress, PrintStream out) {
  /// With it the richest job has 42 columns, and secrets that are masked.
  private static final long SEED = 316;

  private static final int JOBS = 60;

  private static final ApiRequest ALL_ROWS =
      ApiRequest.of(
          List.of(
              new QueryParameter(Parameter.LIMIT.id(), "100"),
              new QueryParameter(Parameter.FIELDS.id(), "*")));

  /// How long the backlog may take to run dry.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// The exit code.
  int run(Port port, @Nullable Path data) throws InterruptedException {
    List<Situation> situations = new SituationFiles(events).read();
    FixedFleet fleet = FixedFleet.of(SEED, JOBS);
    try (LocalDeployment deployment = LocalDeployment.start(port, data, progress);
        ApiClient api = ApiClient.of(ApiUrl.of(deployment.endpoint()))) {
      List<SituationFeed.Fed> fed = new SituationFeed(deployment).feed(situations);
      progress.done("%d messages of events/".formatted(fed.size()));
      List<String> sent = fleet.live(deployment);
      progress.done("%d events of a fleet of %d jobs".formatted(sent.size(), JOBS));
      drain(deployment);
      List<JsonNode> rows = PageWalk.of(api).rows(ALL_ROWS);
      progress.done("%d rows read back".formatted(rows.size()));

      Summary summary = Summary.of(deployment, fed, sent, rows);
      summary.lines().forEach(progress::say);
      out.println(Json.indented(api.json(ApiRequest.job(richest(rows)))));
      List<String> complaints =
          new OnceCheck(deployment.isNew(), fed, sent, fleet, rows).list(deployment.outcomes());
      complaints.forEach(progress::say);
      return complaints.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private static void drain(LocalDeployment deployment) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!deployment.isIdle() && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  /// The row with the most columns.
  private static JsonNode richest(List<JsonNode> rows) {
    return rows.stream().max(Comparator.comparingInt(JsonNode::size)).orElseThrow();
  }
}
