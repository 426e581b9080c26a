package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/// Lists all tags of a job, with `ListTags`, page by page.
///
/// A response is believed when it has the member `Tags` with a list of tags. No list is not an
/// empty list, because a proxy or a failing service sends empty responses too.
///
/// @param deadline no page is requested after this time
record TagPages(SageMakerClient client, InstantSource clock, Instant deadline) {
  /// A job has at most 50 tags of its owner and a few of AWS. A list that still goes on after so
  /// many pages does not end.
  private static final int MOST_PAGES = 60;

  /// The result of listing.
  sealed interface Result {
    /// All tags by key.
    record Listed(Map<String, AttributeValue> tags) implements Result {}

    /// SageMaker does not know the ARN.
    record NotFound() implements Result {}

    /// There is no list that can be believed.
    record Failed(Unavailable reason) implements Result {}
  }

  private record Page(Map<String, AttributeValue> tags, @Nullable String next) {}

  private static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException(String member) {
      super(member, null, false, false);
    }
  }

  /// The tags of the job with this ARN, which `ListTags` finds only in SageMaker's own spelling.
  Result of(String arn) {
    Map<String, AttributeValue> tags = new LinkedHashMap<>();
    Set<String> tokens = new HashSet<>();
    @Nullable String token = null;
    try {
      for (int pages = 0; pages < MOST_PAGES; pages++) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (!left.isPositive()) {
          return new Result.Failed(Unavailable.of(Cause.NO_TURN));
        }
        Page page = page(arn, token, left);
        tags.putAll(page.tags());
        token = page.next();
        if (token == null) {
          return new Result.Listed(tags);
        }
        if (!tokens.add(token)) {
          return unreadable("NextToken");
        }
      }
      return unreadable("NextToken");
    } catch (UnreadableException e) {
      return unreadable(String.valueOf(e.getMessage()));
    } catch (SdkException e) {
      return RequestErrors.isNotFound(e)
          ? new Result.NotFound()
          : new Result.Failed(RequestErrors.unavailable(e));
    }
  }

  private static Result unreadable(String member) {
    return new Result.Failed(new Unavailable(Cause.UNREADABLE, member));
  }

  private Page page(String arn, @Nullable String token, Duration timeout) {
    AtomicReference<String> body = new AtomicReference<>("");
    client.listTags(
        r ->
            r.resourceArn(arn)
                .nextToken(token)
                .overrideConfiguration(
                    c -> c.putExecutionAttribute(ResponseBody.SINK, body).apiCallTimeout(timeout)));
    Map<String, AttributeValue> members = SentJson.read(Objects.requireNonNull(body.get()));
    AttributeValue list = members == null ? null : members.get("Tags");
    if (members == null || list == null || !list.hasL()) {
      throw new UnreadableException("Tags");
    }
    return new Page(tags(list.l()), next(members.get("NextToken")));
  }

  private static @Nullable String next(@Nullable AttributeValue token) {
    if (token == null || Boolean.TRUE.equals(token.nul()) || "".equals(token.s())) {
      return null;
    }
    if (token.s() == null) {
      throw new UnreadableException("NextToken");
    }
    return token.s();
  }

  /// A tag without a value has an empty one.
  private static Map<String, AttributeValue> tags(List<AttributeValue> list) {
    Map<String, AttributeValue> tags = new LinkedHashMap<>();
    for (AttributeValue tag : list) {
      AttributeValue key = member(tag, "Key");
      if (key == null || key.s() == null) {
        throw new UnreadableException("Tags.Key");
      }
      AttributeValue value = member(tag, "Value");
      tags.put(key.s(), value == null ? AttributeValue.fromS("") : value);
    }
    return tags;
  }

  /// The member of this name in any case; null when absent.
  private static @Nullable AttributeValue member(AttributeValue tag, String name) {
    return tag.m().entrySet().stream()
        .filter(member -> member.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
