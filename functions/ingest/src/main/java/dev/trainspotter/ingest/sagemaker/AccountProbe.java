package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;

/// Finds out which account a caller belongs to, and whether the caller may send the three requests
/// that Trainspotter needs. It sends each of them once, about any job of a Region.
///
/// The account's id stands in the ARNs of jobs, so no permission for another service is needed.
public final class AccountProbe {
  private static final int MOST_TRIES = 6;

  private final CallRate.Sleep sleep;

  /// Waits after a request that was throttled.
  public AccountProbe() {
    this(Thread::sleep);
  }

  /// @param sleep waits after a request that was throttled
  AccountProbe(CallRate.Sleep sleep) {
    this.sleep = sleep;
  }

  /// What is known of one Region.
  public sealed interface Result {
    /// The caller may send all three requests.
    ///
    /// @param jobs how many jobs there are; null when SageMaker does not count them exactly
    record Found(AccountRegion accountRegion, @Nullable Long jobs) implements Result {}

    /// The Region has no training job, so the account is not known.
    record NoJobs() implements Result {}

    /// SageMaker gave no usable response to one of the requests.
    ///
    /// @param operation the request
    /// @param error the SDK's exception; null when there was a response
    record Refused(String operation, Unavailable reason, @Nullable Exception error)
        implements Result {}
  }

  private record Refusal(Unavailable reason, @Nullable SdkException error) {}

  /// Probes one Region as this caller.
  public Result of(Caller caller, String region) {
    try (SageMakerClient client = caller.client(region)) {
      return of(client, region, false);
    }
  }

  /// Probes one Region with this client.
  ///
  /// @param isSearchEnough whether only `Search` is requested
  Result of(SageMakerClient client, String region, boolean isSearchEnough) {
    AtomicReference<String> body = new AtomicReference<>("");
    @Nullable Refusal refusal = send(() -> search(client, body));
    Map<String, AttributeValue> members = SentJson.read(Objects.requireNonNull(body.get()));
    AttributeValue results = members == null ? null : members.get("Results");
    if (refusal != null || members == null || results == null || !results.hasL()) {
      return refused(AllowedOperations.SEARCH, refusal);
    }
    for (AttributeValue result : results.l()) {
      Map<String, AttributeValue> job =
          result.m().getOrDefault("TrainingJob", AttributeValue.fromM(Map.of())).m();
      TrainingJobArn arn = TrainingJobArn.parse(text(job, Column.TRAINING_JOB_ARN));
      if (arn != null && arn.accountRegion().region().equals(region)) {
        String name = text(job, Column.TRAINING_JOB_NAME);
        return isSearchEnough
            ? new Result.Found(arn.accountRegion(), jobs(members))
            : about(client, arn, name.isEmpty() ? arn.name() : name, jobs(members));
      }
    }
    return new Result.NoJobs();
  }

  private Result about(
      SageMakerClient client, TrainingJobArn arn, String name, @Nullable Long jobs) {
    @Nullable Refusal describe =
        send(() -> client.describeTrainingJob(r -> r.trainingJobName(name)));
    if (describe != null) {
      return refused(AllowedOperations.DESCRIBE, describe);
    }
    @Nullable Refusal tags = send(() -> client.listTags(r -> r.resourceArn(arn.spelling())));
    return tags == null
        ? new Result.Found(arn.accountRegion(), jobs)
        : refused(AllowedOperations.LIST_TAGS, tags);
  }

  private static Result refused(String operation, @Nullable Refusal refusal) {
    return refusal == null
        ? new Result.Refused(operation, Unavailable.of(Cause.UNREADABLE), null)
        : new Result.Refused(operation, refusal.reason(), refusal.error());
  }

  /// Sends a request, and again while SageMaker throttles it. A job that is not found may have been
  /// deleted, and so the request is permitted.
  private @Nullable Refusal send(Runnable request) {
    Duration pause = Duration.ofSeconds(1);
    for (int tries = 1; ; tries++) {
      try {
        request.run();
        return null;
      } catch (SdkException e) {
        Unavailable reason = RequestErrors.unavailable(e);
        if (RequestErrors.isNotFound(e)) {
          return null;
        }
        if (reason.cause() != Cause.THROTTLED || tries == MOST_TRIES) {
          return new Refusal(reason, e);
        }
        pause(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private void pause(Duration pause) {
    try {
      sleep.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while SageMaker throttled", e);
    }
  }

  private static void search(SageMakerClient client, AtomicReference<String> body) {
    client.search(
        r ->
            r.resource(ResourceType.TRAINING_JOB)
                .maxResults(1)
                .overrideConfiguration(c -> c.putExecutionAttribute(ResponseBody.SINK, body)));
  }

  /// The number of all jobs, if SageMaker says that it is exact.
  private static @Nullable Long jobs(Map<String, AttributeValue> members) {
    AttributeValue hits = members.get("TotalHits");
    if (hits == null || !hits.hasM()) {
      return null;
    }
    AttributeValue relation = hits.m().get("Relation");
    AttributeValue value = hits.m().get("Value");
    boolean isExact = relation != null && "EqualTo".equals(relation.s());
    return isExact && value != null && value.n() != null && value.n().matches("[0-9]{1,18}")
        ? Long.valueOf(value.n())
        : null;
  }

  private static String text(Map<String, AttributeValue> members, Column column) {
    AttributeValue value = members.get(String.valueOf(column.member()));
    return value == null || value.s() == null ? "" : value.s();
  }
}
