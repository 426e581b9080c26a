package dev.trainspotter.cli.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.http.PageWalk;
import dev.trainspotter.cli.local.situations.Events;
import dev.trainspotter.cli.local.situations.SituationFeed;
import dev.trainspotter.cli.terminal.Port;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDeploymentTest {
  private final LocalProgress progress =
      new LocalProgress(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

  @Test
  void keepsItsRowsInTheDataDirectoryAndNothingElse(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("made when absent");
    try (LocalDeployment first = LocalDeployment.start(Port.ANY, data, progress)) {
      assertThat(first.isNew()).isTrue();
      var results = new SituationFeed(first).send(Events.situations().subList(0, 2));
      assertThat(results).allMatch(SituationFeed.Result::isAsExpected);
    }

    try (LocalDeployment second = LocalDeployment.start(Port.ANY, data, progress);
        ApiClient api = ApiClient.of(ApiUrl.of(second.endpoint()))) {
      var rows = PageWalk.of(api).rows(ApiRequest.to("/v1/training-jobs"));

      assertThat(second.isNew()).isFalse();
      assertThat(rows).hasSize(2);
    }
    try (var files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .isEqualTo(List.of("shared-local-instance.db"));
    }
  }
}
