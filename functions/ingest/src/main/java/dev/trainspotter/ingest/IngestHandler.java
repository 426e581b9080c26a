package dev.trainspotter.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Priming;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.Pacing;
import dev.trainspotter.ingest.sagemaker.SageMakerJobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/// Lambda entry point: takes a batch of messages and returns the ids of those that failed.
///
/// The same function reads the live queue and the backlog queue; the event source's ARN tells which
/// queue a batch comes from.
///
/// Lambda hands over bytes, and the handler reads and writes JSON itself; tests and local mode pass
/// objects.
public final class IngestHandler
    implements RequestHandler<SQSEvent, SQSBatchResponse>, RequestStreamHandler, Resource {
  /// The function's timeout. An invocation that may take less than [#MARGIN] sends no request from
  /// the backlog to SageMaker.
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  /// The table and the queues have this long after the last request to SageMaker: two requests to
  /// DynamoDB of 4 seconds, one to SQS of 6 seconds, and the rest for what comes between.
  private static final Duration AFTER_SAGEMAKER = Duration.ofSeconds(18);

  /// No job is begun so late in an invocation that it might not end in it.
  public static final Duration MARGIN = SageMakerJobs.LONGEST.plus(AFTER_SAGEMAKER);

  private final Settings settings;
  private final Ingest ingest;
  private final CallRate rate;
  private final InstantSource clock = InstantSource.system();

  /// Called by Lambda.
  public IngestHandler() {
    Settings settings = Settings.from(System.getenv());
    this(settings, Ingest.open(settings, Clients.http(), System.out));
    Core.getGlobalContext().register(this);
  }

  /// For tests and local mode.
  public IngestHandler(Settings settings, Ingest ingest) {
    this.settings = settings;
    this.ingest = ingest;
    this.rate = new CallRate(settings.describeRate());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    SqsEventJson.serve(input, output, event -> handleRequest(event, context));
  }

  @Override
  public SQSBatchResponse handleRequest(@Nullable SQSEvent event, Context context) {
    List<SQSEvent.SQSMessage> messages = messages(event);
    return take(messages, pacing(messages, context));
  }

  private static List<SQSEvent.SQSMessage> messages(@Nullable SQSEvent event) {
    return event == null || event.getRecords() == null ? List.of() : event.getRecords();
  }

  private SQSBatchResponse take(List<SQSEvent.SQSMessage> messages, Pacing pacing) {
    Set<String> failed =
        ingest.take(
            messages.stream()
                .map(message -> new Ingest.Delivery(message.getMessageId(), message.getBody()))
                .toList(),
            pacing);
    deliverAgainSoon(messages, failed);
    return new SQSBatchResponse(
        failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }

  /// All messages of an invocation come from the same queue.
  private void deliverAgainSoon(List<SQSEvent.SQSMessage> messages, Set<String> failed) {
    List<Queues.Unhandled> unhandled =
        messages.stream()
            .filter(message -> failed.contains(message.getMessageId()))
            .filter(message -> message.getReceiptHandle() != null)
            .map(message -> new Queues.Unhandled(message.getReceiptHandle(), receives(message)))
            .toList();
    if (!unhandled.isEmpty()) {
      String arn = String.valueOf(messages.getFirst().getEventSourceArn());
      ingest.queues().deliverAgainSoon(arn.substring(arn.lastIndexOf(':') + 1), unhandled);
    }
  }

  private static int receives(SQSEvent.SQSMessage message) {
    Map<String, String> attributes = message.getAttributes();
    String count = attributes == null ? null : attributes.get("ApproximateReceiveCount");
    return count != null && count.matches("[0-9]{1,6}") ? Integer.parseInt(count) : 1;
  }

  /// Runs one batch through the real code before Lambda takes its snapshot.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run(() -> prime(settings, Priming.quiet()), Clients.dynamoEndpoint());
  }

  /// Takes the priming batch; log lines and metrics go to `out`.
  static void prime(Settings settings, PrintStream out) {
    Settings priming = PrimingBatch.settings(settings);
    IngestHandler handler =
        new IngestHandler(priming, Ingest.open(priming, PrimingBatch.http(), out));
    try {
      SqsEventJson.serve(
          PrimingBatch.event(),
          OutputStream.nullOutputStream(),
          event -> handler.take(messages(event), new Pacing.Immediate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}

  private Pacing pacing(List<SQSEvent.SQSMessage> messages, Context context) {
    String backlog = ":" + settings.backlogQueueName();
    boolean isBacklog =
        messages.stream()
            .anyMatch(message -> String.valueOf(message.getEventSourceArn()).endsWith(backlog));
    if (!isBacklog) {
      return new Pacing.Immediate();
    }
    Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis());
    return new Pacing.RateLimited(rate, clock, end.minus(MARGIN));
  }
}
