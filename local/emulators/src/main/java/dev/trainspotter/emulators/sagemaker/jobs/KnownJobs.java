package dev.trainspotter.emulators.sagemaker.jobs;

import dev.trainspotter.emulators.sagemaker.wire.JobArn;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All jobs that the simulated SageMaker knows, each visible to its own account and Region.
public final class KnownJobs {
  private final ConcurrentMap<Key, KnownJob> jobs = new ConcurrentHashMap<>();

  public void put(KnownJob job) {
    jobs.put(Key.of(job.arn()), job);
  }

  /// Changes the job that has the same ARN as `unknown`; if there is none, adds `unknown`,
  /// changed.
  public void change(KnownJob unknown, UnaryOperator<KnownJob> change) {
    jobs.compute(
        Key.of(unknown.arn()), (_, known) -> change.apply(known == null ? unknown : known));
  }

  public void changeKnown(JobArn arn, UnaryOperator<KnownJob> change) {
    jobs.computeIfPresent(Key.of(arn), (_, known) -> change.apply(known));
  }

  public void remove(JobArn arn) {
    jobs.remove(Key.of(arn));
  }

  public @Nullable KnownJob find(Request request, String name) {
    return jobs.get(new Key(request.account(), request.region(), name));
  }

  public List<KnownJob> visibleTo(Request request) {
    return jobs.entrySet().stream()
        .filter(entry -> entry.getKey().account().equals(request.account()))
        .filter(entry -> entry.getKey().region().equals(request.region()))
        .map(Map.Entry::getValue)
        .filter(job -> !job.members().isEmpty())
        .toList();
  }

  public List<String> arns() {
    return jobs.values().stream()
        .map(job -> job.arn().text())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private record Key(String account, String region, String name) {
    static Key of(JobArn arn) {
      return new Key(arn.account(), arn.region(), arn.name());
    }
  }
}
