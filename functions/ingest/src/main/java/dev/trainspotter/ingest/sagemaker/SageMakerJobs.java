package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Unavailable;
import dev.trainspotter.ingest.sagemaker.SageMakerClients.Access;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/// Describes training jobs, with `DescribeTrainingJob` and then `ListTags`.
///
/// A description is trusted when it is a JSON object about the requested job that has a status and
/// a creation time. All its other members may be of any type. A description is not lost because
/// the tags cannot be listed.
public final class SageMakerJobs {
  /// From the first request about a job, which may be one to STS, until the last request for its
  /// tags ends.
  public static final Duration LONGEST = Duration.ofSeconds(12);

  private static final AttributeValue YES = AttributeValue.fromBool(true);

  private final SageMakerClients clients;
  private final JobReader reader;
  private final InstantSource clock;

  public SageMakerJobs(SageMakerClients clients, JobReader reader, InstantSource clock) {
    this.clients = clients;
    this.reader = reader;
    this.clock = clock;
  }

  /// Describes the job as it is now.
  ///
  /// @param name the job's name in SageMaker's spelling, because SageMaker finds jobs by name and
  ///     names are case-sensitive
  /// @param knownCreation the creation time that a message reported; it is used only when the one
  ///     in the response cannot be read
  public DescribeResult describe(
      TrainingJobArn arn, String name, @Nullable AttributeValue knownCreation) {
    Instant deadline = clock.instant().plus(LONGEST);
    return switch (clients.of(arn.accountRegion())) {
      case Access.Granted(var client) -> describe(client, arn, name, knownCreation, deadline);
      case Access.Refused(var reason) -> reason;
    };
  }

  private DescribeResult describe(
      SageMakerClient client,
      TrainingJobArn arn,
      String name,
      @Nullable AttributeValue knownCreation,
      Instant deadline) {
    Instant requestedAt = clock.instant();
    Map<String, AttributeValue> members;
    try {
      members = SentJson.read(body(client, name));
    } catch (SdkException e) {
      return RequestErrors.isNotFound(e)
          ? new DescribeResult.NotFound(requestedAt)
          : RequestErrors.unavailable(e);
    }
    if (members == null) {
      return Unavailable.of(Cause.DOWN);
    }
    Description description = new Description(arn, name, members, knownCreation);
    Unavailable reason = description.unreadable();
    if (reason != null) {
      return reason;
    }
    TagPages pages = new TagPages(client, clock, deadline);
    return described(description, tags(pages, description.spellings()), requestedAt);
  }

  private DescribeResult described(
      Description description, TagPages.Result tags, Instant requestedAt) {
    Map<String, AttributeValue> members = new LinkedHashMap<>(description.members());
    Unavailable missing = missing(tags);
    if (tags instanceof TagPages.Result.Listed(var listed)) {
      members.put(Column.TAGS.member(), AttributeValue.fromM(listed));
    }
    TrainingJob job =
        reader
            .read(description.arn(), members, ObservedBy.DESCRIBE, requestedAt)
            .with(Column.CREATION_TIME, AttributeValue.fromS(description.creation()));
    return new DescribeResult.Described(
        missing == null ? job : job.with(Column.TAGS_STALE, YES), missing);
  }

  /// Lists the job's tags as they are now.
  ///
  /// @param name the job's name in SageMaker's spelling
  public DescribeResult listTags(TrainingJobArn arn, String name) {
    Instant deadline = clock.instant().plus(LONGEST);
    return switch (clients.of(arn.accountRegion())) {
      case Access.Granted(var client) -> listTags(new TagPages(client, clock, deadline), arn, name);
      case Access.Refused(var reason) -> reason;
    };
  }

  private DescribeResult listTags(TagPages pages, TrainingJobArn arn, String name) {
    Instant requestedAt = clock.instant();
    return switch (tags(pages, Description.spellings(arn, name))) {
      case TagPages.Result.Listed(var tags) ->
          new DescribeResult.Tagged(arn, reader.tags(tags), requestedAt);
      case TagPages.Result.NotFound _ -> Unavailable.of(Cause.NOT_LISTED);
      case TagPages.Result.Failed(var reason) -> reason;
    };
  }

  /// The tags under the first spelling of the ARN that has any.
  private static TagPages.Result tags(TagPages pages, List<String> spellings) {
    TagPages.Result first = pages.of(spellings.getFirst());
    boolean isFound = first instanceof TagPages.Result.Listed(var tags) && !tags.isEmpty();
    if (isFound || first instanceof TagPages.Result.Failed || spellings.size() == 1) {
      return first;
    }
    return pages.of(spellings.getLast()) instanceof TagPages.Result.Listed other ? other : first;
  }

  private static @Nullable Unavailable missing(TagPages.Result tags) {
    return switch (tags) {
      case TagPages.Result.Listed _ -> null;
      case TagPages.Result.NotFound _ -> Unavailable.of(Cause.NOT_LISTED);
      case TagPages.Result.Failed(var reason) -> reason;
    };
  }

  private static String body(SageMakerClient client, String name) {
    AtomicReference<String> body = new AtomicReference<>("");
    client.describeTrainingJob(
        r ->
            r.trainingJobName(name)
                .overrideConfiguration(c -> c.putExecutionAttribute(ResponseBody.SINK, body)));
    return Objects.requireNonNull(body.get());
  }
}
