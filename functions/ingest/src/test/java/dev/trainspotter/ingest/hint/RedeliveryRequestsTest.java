package dev.trainspotter.ingest.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The requests that bring failed messages back, in batches that SQS accepts.
class RedeliveryRequestsTest {
  private static final String BASE = "https://sqs.us-east-1.amazonaws.com/111122223333/";

  /// Remembers the requests.
  ///
  /// @param isMissing whether the queue does not exist
  private record FixedSqs(List<ChangeMessageVisibilityBatchRequest> requests, boolean isMissing)
      implements SqsClient {
    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
        ChangeMessageVisibilityBatchRequest request) {
      requests.add(request);
      if (isMissing) {
        throw QueueDoesNotExistException.builder().message("no such queue").build();
      }
      return ChangeMessageVisibilityBatchResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static List<ChangeMessageVisibilityBatchRequest> requests(int messages, boolean missing) {
    FixedSqs sqs = new FixedSqs(new ArrayList<>(), missing);
    new Queues(sqs, BASE + "backlog", BASE + "dead", Duration.ZERO)
        .deliverAgainSoon(
            "live",
            IntStream.range(0, messages)
                .mapToObj(message -> new Queues.Unhandled("receipt-" + message, message + 1))
                .toList());
    return sqs.requests();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "10, 1", "11, 2", "20, 2", "23, 3"})
  void namesEachMessageOnceAndAtMostTenInOneRequest(int messages, int requests) {
    List<ChangeMessageVisibilityBatchRequest> sent = requests(messages, false);

    assertThat(sent)
        .hasSize(requests)
        .allSatisfy(
            request -> {
              assertThat(request.queueUrl()).isEqualTo(BASE + "live");
              assertThat(request.entries()).hasSizeBetween(1, 10);
              assertThat(request.entries())
                  .extracting(ChangeMessageVisibilityBatchRequestEntry::id)
                  .doesNotHaveDuplicates();
            });
    assertThat(sent.stream().flatMap(request -> request.entries().stream()))
        .extracting(ChangeMessageVisibilityBatchRequestEntry::receiptHandle)
        .containsExactlyElementsOf(
            IntStream.range(0, messages).mapToObj(message -> "receipt-" + message).toList());
  }

  @Test
  void hidesEachMessageForItsOwnTime() {
    assertThat(requests(3, false).getFirst().entries())
        .extracting(ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout)
        .containsExactly(5, 10, 20);
  }

  @Test
  void givesUpAfterTheFirstRequestThatFails() {
    assertThat(requests(23, true)).hasSize(1);
  }
}
