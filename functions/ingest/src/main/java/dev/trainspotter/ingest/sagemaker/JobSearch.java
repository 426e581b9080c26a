package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Unavailable;
import dev.trainspotter.ingest.sagemaker.SageMakerClients.Access;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SearchSortOrder;

/// Searches training jobs with `Search`, page by page and oldest first, at a limited rate.
public final class JobSearch {
  /// The most records that `Search` returns in one response.
  public static final int PAGE = 100;

  private static final int MOST_FAILURES = 3;

  private static final AttributeValue NO_TAGS = AttributeValue.fromM(Map.of());

  private final SageMakerClients clients;
  private final JobReader reader;
  private final CallRate rate;
  private final InstantSource clock;

  /// @param clients send each request once, so that every request waits for its turn
  /// @param rate the rate of requests, which halves when SageMaker throttles
  public JobSearch(SageMakerClients clients, JobReader reader, CallRate rate, InstantSource clock) {
    this.clients = clients;
    this.reader = reader;
    this.rate = rate;
    this.clock = clock;
  }

  /// The result of requesting one page.
  public sealed interface Result {
    /// The number of requests that were sent.
    int calls();
  }

  /// One page.
  ///
  /// @param jobs the records as rows, in the order of the response
  /// @param unreadable how many records name no job of the account and Region, or have no creation
  ///     time
  /// @param next the token of the next page; null on the last page
  public record Page(List<TrainingJob> jobs, int unreadable, @Nullable String next, int calls)
      implements Result {}

  /// There is no page.
  public record Failed(Unavailable reason, int calls) implements Result {}

  /// Requests one page when its turn comes, again while SageMaker throttles the request, and twice
  /// more when SageMaker is down.
  ///
  /// @param token null for the first page
  /// @param deadline no request is sent after this time
  public Result page(
      AccountRegion accountRegion, JobQuestion question, @Nullable String token, Instant deadline) {
    return switch (clients.of(accountRegion)) {
      case Access.Granted(var client) -> page(client, accountRegion, question, token, deadline);
      case Access.Refused(var reason) -> new Failed(reason, 0);
    };
  }

  private Result page(
      SageMakerClient client,
      AccountRegion accountRegion,
      JobQuestion question,
      @Nullable String token,
      Instant deadline) {
    Result last = new Failed(Unavailable.of(Cause.NO_TURN), 0);
    int failures = 0;
    while (failures < MOST_FAILURES && rate.await(accountRegion, clock, deadline)) {
      Instant sentAt = clock.instant();
      last = send(client, question, token, accountRegion, last.calls() + 1);
      Cause cause = last instanceof Failed failed ? failed.reason().cause() : null;
      if (cause == Cause.THROTTLED) {
        rate.halve(accountRegion, sentAt, clock.instant());
      } else if (cause == Cause.DOWN) {
        failures++;
      } else {
        return last;
      }
    }
    return last;
  }

  private Result send(
      SageMakerClient client,
      JobQuestion question,
      @Nullable String token,
      AccountRegion accountRegion,
      int calls) {
    Instant sentAt = clock.instant();
    try {
      return read(body(client, question, token), accountRegion, sentAt, calls);
    } catch (SdkException e) {
      return new Failed(RequestErrors.unavailable(e), calls);
    }
  }

  private Result read(String body, AccountRegion accountRegion, Instant sentAt, int calls) {
    Map<String, AttributeValue> members = SentJson.read(body);
    if (members == null) {
      return new Failed(Unavailable.of(Cause.DOWN), calls);
    }
    AttributeValue results = members.get("Results");
    if (results == null || !results.hasL()) {
      return new Failed(new Unavailable(Cause.UNREADABLE, "Results"), calls);
    }
    List<TrainingJob> jobs = new ArrayList<>();
    for (AttributeValue result : results.l()) {
      AttributeValue record = result.m().get("TrainingJob");
      TrainingJob job = record == null ? null : job(record.m(), accountRegion, sentAt);
      if (job != null) {
        jobs.add(job);
      }
    }
    AttributeValue next = members.get("NextToken");
    String token = next == null || next.s() == null || next.s().isEmpty() ? null : next.s();
    return new Page(jobs, results.l().size() - jobs.size(), token, calls);
  }

  /// The row of a record. A record without the member `Tags` has no tags.
  private @Nullable TrainingJob job(
      Map<String, AttributeValue> record, AccountRegion accountRegion, Instant sentAt) {
    AttributeValue sent = record.get(Column.TRAINING_JOB_ARN.member());
    TrainingJobArn arn = sent == null || sent.s() == null ? null : TrainingJobArn.parse(sent.s());
    if (arn == null || !arn.accountRegion().equals(accountRegion)) {
      return null;
    }
    Map<String, AttributeValue> members = new LinkedHashMap<>(record);
    AttributeValue tags = members.get(Column.TAGS.member());
    if (tags == null || Boolean.TRUE.equals(tags.nul())) {
      members.put(Column.TAGS.member(), NO_TAGS);
    }
    TrainingJob job = reader.read(arn, members, ObservedBy.SEARCH, sentAt);
    return job.text(Column.CREATION_TIME) == null ? null : job;
  }

  private static String body(SageMakerClient client, JobQuestion question, @Nullable String token) {
    AtomicReference<String> body = new AtomicReference<>("");
    client.search(
        r ->
            r.resource(ResourceType.TRAINING_JOB)
                .searchExpression(e -> e.filters(question.filters()))
                .sortBy(Objects.requireNonNull(Column.CREATION_TIME.member()))
                .sortOrder(SearchSortOrder.ASCENDING)
                .maxResults(PAGE)
                .nextToken(token)
                .overrideConfiguration(c -> c.putExecutionAttribute(ResponseBody.SINK, body)));
    return Objects.requireNonNull(body.get());
  }
}
