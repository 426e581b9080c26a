package dev.trainspotter.cli.sql;

import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The whole product on this machine, with full jobs that came through its queue.
public final class LocalApi implements AutoCloseable {
  private final LocalDeployment deployment;

  private LocalApi(LocalDeployment deployment) {
    this.deployment = deployment;
  }

  /// Starts it and waits until each job has its row.
  public static LocalApi of(List<FullJob> jobs) throws InterruptedException {
    LocalDeployment deployment =
        LocalDeployment.start(
            Port.ANY,
            null,
            new LocalProgress(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
    for (FullJob job : jobs) {
      deployment.sageMaker().put(job.describeResponse(), Map.of("team", "nlp", "a, b", "\"c\"=d"));
      deployment.queues().send(event(job));
    }
    while (!deployment.isIdle()) {
      Thread.sleep(20);
    }
    return new LocalApi(deployment);
  }

  /// The address of the API.
  public URI url() {
    return deployment.endpoint();
  }

  private static String event(FullJob job) {
    return """
    {"version": "0", "id": "%s", "detail-type": "SageMaker Training Job State Change",
     "source": "aws.sagemaker", "account": "111122223333", "region": "us-east-1",
     "time": "2026-11-23T12:00:00Z", "resources": ["%s"],
     "detail": {"TrainingJobName": "%s", "TrainingJobArn": "%s"}}
    """
        .formatted(job.seed(), job.trainingJobArn(), job.trainingJobName(), job.trainingJobArn());
  }

  @Override
  public void close() {
    deployment.close();
  }
}
