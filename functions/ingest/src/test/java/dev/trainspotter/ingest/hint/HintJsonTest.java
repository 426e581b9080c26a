package dev.trainspotter.ingest.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HintJsonTest {
  private static final List<String> ARNS =
      List.of(
          "arn:aws:sagemaker:us-east-1:111122223333:training-job/resnet-50",
          "arn:aws:sagemaker:eu-west-1:111122223333:training-job/ResNet-50",
          "arn:aws-cn:sagemaker:cn-north-1:111122223333:training-job/a",
          "ARN:AWS:SageMaker:US-EAST-1:111122223333:Training-Job/" + "x".repeat(63));
  private static final MessageReader READER =
      new MessageReader(Set.of("111122223333")::contains, InstantSource.system());

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static Hint hint(Random random) {
    TrainingJobArn arn = new TrainingJobArn(ARNS.get(random.nextInt(ARNS.size())));
    String name = random.nextBoolean() ? arn.name().toUpperCase(Locale.ROOT) : null;
    HintState state =
        new HintState(
            random.nextInt(1_000_000),
            random.nextBoolean() ? time(random) : null,
            random.nextBoolean() ? time(random) : null,
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean() ? Timestamps.format(time(random)) : "",
            random.nextBoolean() ? origin(random) : null,
            random.nextBoolean() ? new Look(1 + random.nextInt(96), time(random)) : null);
    return new Hint(arn, name, null, state);
  }

  private static HintOrigin origin(Random random) {
    HintOrigin.Why[] reasons = HintOrigin.Why.values();
    return new HintOrigin(reasons[random.nextInt(reasons.length)], "recent");
  }

  private static Instant time(Random random) {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsWhatItWrites(long seed) {
    Hint hint = hint(new Random(seed));

    assertThat(READER.read(HintJson.toJson(hint))).isEqualTo(hint);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leavesOutTheStateChange(long seed) {
    Hint hint = hint(new Random(seed));
    Hint.StateChange change = new Hint.StateChange(Map.of(), Instant.EPOCH, "e-1");
    Hint withChange = new Hint(hint.arn(), hint.name(), change, hint.state());

    assertThat(READER.read(HintJson.toJson(withChange))).isEqualTo(hint);
  }

  @Test
  void readsTheMessagesThatEarlierVersionsLeftInTheQueue() {
    String message =
        """
        {"source": "trainspotter", "training_job_name": "ResNet", "tries": 3,
         "training_job_arn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/resnet",
         "denied_since": "2026-11-23T12:00:00Z", "second_look": true,
         "heard": "2026-11-23T11:59:00.000Z"}
        """;

    assertThat(READER.read(message))
        .isEqualTo(
            new Hint(
                new TrainingJobArn("arn:aws:sagemaker:us-east-1:111122223333:training-job/resnet"),
                "ResNet",
                null,
                new HintState(
                    3,
                    null,
                    Instant.parse("2026-11-23T12:00:00Z"),
                    true,
                    false,
                    "2026-11-23T11:59:00.000Z",
                    null,
                    null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tries        | -1",
        "tries        | 1000000",
        "tries        | \"3\"",
        "denied_since | \"yesterday\"",
        "denied_since | 1763899200",
        "waiting_since | \"yesterday\"",
        "second_look  | \"true\"",
        "tags_only    | \"true\"",
        "heard        | 7",
        "training_job_name | \"no/name\"",
      })
  void ignoresAMemberOfAnotherForm(String member, String value) {
    String message =
        "{\"source\": \"trainspotter\", \"training_job_arn\": \"%s\", \"%s\": %s}"
            .formatted(ARNS.getFirst(), member, value);

    assertThat(READER.read(message))
        .isEqualTo(new Hint(new TrainingJobArn(ARNS.getFirst()), null, null, HintState.NEW));
  }
}
