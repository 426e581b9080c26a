package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/// Describes training jobs: `DescribeTrainingJob` and `ListTags` are called at the same time.
///
/// A response is trusted when it is JSON, describes the requested job, and has a status and a
/// creation time. Any other response counts as none.
public final class SageMakerJobs {
  /// How error messages say that a job does not exist. SageMaker itself sends a code of its own or
  /// the first wording; endpoints compatible with it send the others.
  private static final Pattern NOT_FOUND =
      Pattern.compile("not found|could not find|does not exist", Pattern.CASE_INSENSITIVE);

  /// Error codes for missing permissions or wrong credentials, whatever the HTTP status.
  private static final Set<String> DENIALS =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "ExpiredTokenException",
          "IncompleteSignature",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "NotAuthorized",
          "OptInRequired",
          "UnrecognizedClientException");

  private final SageMakerClients clients;
  private final JobReader reader;
  private final InstantSource clock;
  private final Executor threads;

  public SageMakerJobs(
      SageMakerClients clients, JobReader reader, InstantSource clock, Executor threads) {
    this.clients = clients;
    this.reader = reader;
    this.clock = clock;
    this.threads = threads;
  }

  /// Describes the job as it is now.
  ///
  /// @param name the job's name in SageMaker's spelling, because SageMaker finds jobs by name and
  ///     names are case-sensitive
  public DescribeResult describe(TrainingJobArn arn, String name) {
    SageMakerClient client = clients.of(arn.accountRegion());
    if (client == null) {
      return new DescribeResult.Unavailable(DescribeResult.Cause.DENIED);
    }
    Instant requestedAt = clock.instant();
    String spelling = spelling(arn, name);
    CompletableFuture<List<AttributeValue>> tags =
        CompletableFuture.supplyAsync(() -> tags(client, spelling), threads);
    Map<String, AttributeValue> members;
    try {
      members = new LinkedHashMap<>(members(client, name));
    } catch (SdkException e) {
      return isNotFound(e)
          ? new DescribeResult.NotFound(requestedAt)
          : new DescribeResult.Unavailable(cause(e));
    }
    TrainingJobArn described = described(members);
    if (described == null || !described.sameJob(arn)) {
      return new DescribeResult.Unavailable(DescribeResult.Cause.DOWN);
    }
    try {
      members.put("Tags", AttributeValue.fromL(tags(client, described, spelling, tags)));
    } catch (SdkException e) {
      return new DescribeResult.Unavailable(cause(e));
    }
    TrainingJob job = reader.read(described, members, ObservedBy.DESCRIBE, requestedAt);
    return isComplete(job)
        ? new DescribeResult.Described(job)
        : new DescribeResult.Unavailable(DescribeResult.Cause.DOWN);
  }

  /// The tags of the described job. `ListTags` distinguishes ARNs by case, so the tags are
  /// requested again when the first request had another spelling than the description.
  private static List<AttributeValue> tags(
      SageMakerClient client,
      TrainingJobArn described,
      String spelling,
      CompletableFuture<List<AttributeValue>> requested) {
    if (!described.spelling().equals(spelling)) {
      return tags(client, described.spelling());
    }
    try {
      return requested.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SdkException sdk) {
        throw sdk;
      }
      throw e;
    }
  }

  /// The ARN with the name in SageMaker's spelling.
  private static String spelling(TrainingJobArn arn, String name) {
    String text = arn.spelling();
    return text.substring(0, text.length() - name.length()) + name;
  }

  private static Map<String, AttributeValue> members(SageMakerClient client, String name) {
    AtomicReference<String> body = new AtomicReference<>("");
    client.describeTrainingJob(
        r ->
            r.trainingJobName(name)
                .overrideConfiguration(c -> c.putExecutionAttribute(ResponseBody.SINK, body)));
    try {
      return Json.read(Objects.requireNonNull(body.get()));
    } catch (RuntimeException | StackOverflowError _) {
      return Map.of();
    }
  }

  private static List<AttributeValue> tags(SageMakerClient client, String arn) {
    return client.listTagsPaginator(r -> r.resourceArn(arn)).tags().stream()
        .map(
            tag ->
                AttributeValue.fromM(
                    Map.of(
                        "Key", AttributeValue.fromS(tag.key()),
                        "Value", AttributeValue.fromS(tag.value()))))
        .toList();
  }

  private static @Nullable TrainingJobArn described(Map<String, AttributeValue> members) {
    AttributeValue arn = members.get(Column.TRAINING_JOB_ARN.member());
    return arn == null || arn.s() == null ? null : TrainingJobArn.parse(arn.s());
  }

  private static boolean isComplete(TrainingJob job) {
    String status = job.text(Column.TRAINING_JOB_STATUS);
    return status != null && !status.isEmpty() && job.text(Column.CREATION_TIME) != null;
  }

  private static boolean isNotFound(SdkException e) {
    if (!(e instanceof AwsServiceException service) || service.awsErrorDetails() == null) {
      return false;
    }
    AwsErrorDetails details = service.awsErrorDetails();
    String code = String.valueOf(details.errorCode());
    String message = String.valueOf(details.errorMessage());
    return code.startsWith("ResourceNotFound")
        || (code.equals("ValidationException") && NOT_FOUND.matcher(message).find());
  }

  private static DescribeResult.Cause cause(SdkException e) {
    if (!(e instanceof AwsServiceException service)) {
      return DescribeResult.Cause.DOWN;
    }
    if (service.isThrottlingException()) {
      return DescribeResult.Cause.THROTTLED;
    }
    String code =
        service.awsErrorDetails() == null
            ? ""
            : String.valueOf(service.awsErrorDetails().errorCode());
    boolean isDenied = service.statusCode() == 403 || DENIALS.contains(code);
    return isDenied ? DescribeResult.Cause.DENIED : DescribeResult.Cause.DOWN;
  }
}
