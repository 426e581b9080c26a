package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.ingest.refresh.Ingest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Errors that the JVM throws, at requests about one message of a batch.
class JvmErrorsTest {
  private static final String COMPLETED = Events.text("completed.json");
  private static final String OTHER = "other-job";

  /// Two jobs and a message that can never succeed.
  private static final List<String> BATCH = List.of(event(OTHER), COMPLETED, "no JSON of " + OTHER);

  private final RealParts parts = new RealParts();
  private final ErrorHttpClient http = new ErrorHttpClient(RealParts.HTTP);
  private final IngestHandler handler =
      new IngestHandler(
          parts.settings,
          Ingest.open(
              parts.settings,
              http,
              DynamoDbLocal.shared().client(http),
              sqs(),
              new PrintStream(parts.lines, true, StandardCharsets.UTF_8)));

  private SqsClient sqs() {
    return SqsClient.builder()
        .httpClient(http)
        .endpointOverride(ElasticMq.shared().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("111122223333", "unchecked")))
        .build();
  }

  @BeforeEach
  void putJobs() {
    RealParts.SAGE_MAKER.put(Events.text("completed.describe.json"), Map.of("team", "nlp"));
    RealParts.SAGE_MAKER.put(
        """
        {"TrainingJobName": "%1$s", "TrainingJobArn": "%2$s", "TrainingJobStatus": "InProgress",
         "SecondaryStatus": "Training", "CreationTime": 1795435200.0,
         "LastModifiedTime": 1795435201.0}
        """
            .formatted(OTHER, arn(OTHER)),
        Map.of());
  }

  @AfterEach
  void forgetJobs() {
    RealParts.SAGE_MAKER.arns().forEach(RealParts.SAGE_MAKER::delete);
  }

  private static String arn(String name) {
    return "arn:aws:sagemaker:us-east-1:111122223333:training-job/" + name;
  }

  private static String event(String name) {
    return """
    {"version": "0", "id": "%1$s", "source": "aws.sagemaker", "account": "111122223333",
     "detail-type": "SageMaker Training Job State Change", "region": "us-east-1",
     "time": "2026-11-23T12:00:00Z", "resources": ["%2$s"],
     "detail": {"TrainingJobName": "%1$s", "TrainingJobStatus": "InProgress",
      "TrainingJobArn": "%2$s"}}
    """
        .formatted(name, arn(name));
  }

  private SQSBatchResponse deliver() {
    SQSEvent event = SqsBatch.of(SqsBatch.LIVE, BATCH);
    event.getRecords().forEach(message -> message.setReceiptHandle(message.getMessageId()));
    return handler.handleRequest(event, LocalContext.of("ingest", Duration.ofSeconds(60)));
  }

  /// A class whose initialization fails: a different error the first time and each later time.
  private static final class Broken {
    static final String TEXT = initialize();

    private static String initialize() {
      throw new IllegalStateException("not on this machine");
    }
  }

  private static Error overflown(long depth) {
    return depth < 0 ? new AssertionError() : overflown(depth + 1);
  }

  static Stream<ErrorHttpClient.Thrower> errorsOfOneMessage() {
    return Stream.of(
        IncompatibleClassChangeError::new,
        () -> new AssertionError(Broken.TEXT),
        () -> new AssertionError(Broken.TEXT),
        AssertionError::new,
        () -> overflown(0));
  }

  static Stream<ErrorHttpClient.Thrower> twoErrors() {
    return Stream.of(IncompatibleClassChangeError::new, () -> overflown(0));
  }

  static Stream<Arguments> requestsOfOneMessage() {
    return Stream.of(
            Arguments.of(new RequestKind("DescribeTrainingJob", OTHER), "message-0"),
            Arguments.of(new RequestKind("PutItem", OTHER), "message-0"),
            Arguments.of(new RequestKind("SendMessage", OTHER), "message-2"))
        .flatMap(
            request ->
                errorsOfOneMessage()
                    .map(error -> Arguments.of(request.get()[0], request.get()[1], error)));
  }

  @ParameterizedTest
  @MethodSource("requestsOfOneMessage")
  void failOnlyTheMessageThatMeetsThem(
      RequestKind request, String message, ErrorHttpClient.Thrower thrower) {
    http.fail(request, thrower);
    SQSBatchResponse first = deliver();
    http.heal();
    SQSBatchResponse second = deliver();

    assertThat(first.getBatchItemFailures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly(message);
    assertThat(second.getBatchItemFailures()).isEmpty();
    assertThat(parts.outcomes().subList(0, 3)).containsOnlyOnce("failed");
    assertThat(parts.rows()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("twoErrors")
  void leaveTheRowThatTheEventReports(ErrorHttpClient.Thrower thrower) {
    http.fail(new RequestKind("DescribeTrainingJob", OTHER), thrower);

    deliver();

    assertThat(parts.rows()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("twoErrors")
  void changeNothingWhereTheTimeOfTheLastEventIsNoted(ErrorHttpClient.Thrower thrower) {
    http.fail(new RequestKind("PutItem", "last event"), thrower);

    SQSBatchResponse response = deliver();

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(parts.log()).contains("the time of the last event was not noted");
  }

  @ParameterizedTest
  @MethodSource("twoErrors")
  void changeNothingWhereAMessageIsAskedForAgain(ErrorHttpClient.Thrower thrower) {
    http.fail(new RequestKind("DescribeTrainingJob", OTHER), thrower);
    http.fail(new RequestKind("ChangeMessageVisibilityBatch", "message-0"), thrower);

    SQSBatchResponse response = deliver();

    assertThat(response.getBatchItemFailures()).hasSize(1);
  }

  /// The clock is asked for the time of an event that has none.
  @ParameterizedTest
  @MethodSource("twoErrors")
  void failOnlyTheMessageInWhichTheyAreMet(ErrorHttpClient.Thrower thrower) {
    AtomicBoolean isHealthy = new AtomicBoolean();
    InstantSource clock =
        () -> {
          if (isHealthy.getAndSet(true)) {
            return Instant.now();
          }
          throw thrower.error();
        };
    RealParts clocked = new RealParts(clock, RealParts::table);

    SQSBatchResponse response =
        clocked.deliver(
            List.of(event(OTHER).replaceFirst("\"time\": \"[^\"]*\", ", ""), COMPLETED));

    assertThat(response.getBatchItemFailures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly("message-0");
    assertThat(clocked.outcomes()).containsExactly("failed", "kept");
  }

  static Stream<Error> errorsOfTheInstance() {
    return Stream.of(new OutOfMemoryError("Java heap space"), new InternalError("a fault"));
  }

  /// Lambda's runtime ends the process of a handler that throws such an error, and no other.
  @ParameterizedTest
  @MethodSource("errorsOfTheInstance")
  void failTheInvocationWhereTheInstanceIsBroken(Error error) {
    for (String operation : List.of("DescribeTrainingJob", "PutItem", "SendMessage")) {
      http.fail(new RequestKind(operation, OTHER), () -> error);

      Throwable thrown = catchThrowable(this::deliver);

      assertThat(thrown).as(operation).isSameAs(error);
    }
  }
}
