package dev.trainspotter.benchmarks;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The jobs of a large organization: a million in two years, in 12 accounts, most of them
/// at home in one of 3 Regions.
///
/// The job of a number is the same in every run. Number 0 is the newest; fewer jobs are the newest
/// of them, as close to each other. Their rows have 6 KB on average, their index entries 1.5 KB.
final class GeneratedJobs {
  /// When job number 0 was created.
  static final Instant NEWEST = Instant.parse("2026-11-23T12:00:00Z");

  /// From one job to the next, on average: two years hold a million.
  private static final Duration INTERVAL = Duration.ofMillis(63_072);

  private static final int JITTER_MILLIS = 60_000;
  private static final long SEED = 5;
  private static final int ACCOUNTS = 12;

  /// So many of them train in one Region, the others in all.
  private static final int AT_HOME = 9;

  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "ap-northeast-1");

  /// An account that trains in one Region only.
  static final AccountRegion AT_ONE_PLACE = new AccountRegion(account(0), "us-east-1");

  /// An account that trains in three Regions alike.
  static final String EVERYWHERE = account(ACCOUNTS - 1);

  /// Jobs in a row that belong to one tuning job, in one account and Region.
  private static final int SWEEP = 20;

  /// Jobs so new that half of them have not ended yet.
  private static final int YOUNG = 400;

  private static final int TAG_CHARACTERS = 790;
  private static final int HYPERPARAMETER_CHARACTERS = 1_985;
  private static final int REASON_CHARACTERS = 420;

  private static final Map<String, AttributeValue> TYPICAL = typical();

  // Nothing here looks like a secret, and a million rows take their time.
  private static final JobReader READER = new JobReader(Masking.off());

  private GeneratedJobs() {}

  private enum Status {
    COMPLETED("Completed"),
    FAILED("Failed"),
    STOPPED("Stopped"),
    IN_PROGRESS("InProgress");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    static Status draw(int number, SplittableRandom random) {
      if (number < YOUNG && random.nextInt(2) == 0) {
        return IN_PROGRESS;
      }
      int percent = random.nextInt(100);
      if (percent < 10) {
        return FAILED;
      }
      return percent < 18 ? STOPPED : COMPLETED;
    }
  }

  /// What Describe says of the job of this number.
  static TrainingJob job(int number) {
    SplittableRandom random = new SplittableRandom(SEED + number);
    SplittableRandom ofSweep = new SplittableRandom(-SEED - number / SWEEP);
    boolean isTuned = ofSweep.nextInt(3) == 0;
    AccountRegion accountRegion = accountRegion(isTuned ? ofSweep : random);
    String model = Words.one(random);
    TrainingJobArn arn =
        TrainingJobArn.of(accountRegion, "%s-%07d-%08x".formatted(model, number, random.nextInt()));
    Status status = Status.draw(number, random);
    Instant created = created(number, random);
    Instant started = created.plusMillis(30_000 + random.nextInt(600_000));
    Instant ended = started.plusMillis(300_000 + random.nextInt(20_000_000));
    Map<String, AttributeValue> answer = new LinkedHashMap<>(TYPICAL);
    answer.put("TrainingJobArn", text(arn.spelling()));
    answer.put("TrainingJobName", text(arn.name()));
    if (isTuned) {
      answer.put("TuningJobArn", text(tuningArn(accountRegion, number / SWEEP)));
    }
    answer.put("TrainingJobStatus", text(status.text));
    answer.put("CreationTime", time(created));
    answer.put("TrainingStartTime", time(started));
    addEnd(answer, status, created, started, ended);
    addFindings(answer, status, arn, random, ended);
    Instant observed = (status == Status.IN_PROGRESS ? started : ended).plusSeconds(5);
    return READER.read(arn, answer, ObservedBy.DESCRIBE, observed);
  }

  private static void addEnd(
      Map<String, AttributeValue> answer,
      Status status,
      Instant created,
      Instant started,
      Instant ended) {
    boolean isOpen = status == Status.IN_PROGRESS;
    answer.put("SecondaryStatus", text(isOpen ? "Downloading" : status.text));
    answer.put("LastModifiedTime", time(isOpen ? started : ended));
    List<AttributeValue> transitions =
        List.of(
            transition("Starting", "Preparing the instances for training", created, started),
            transition("Downloading", "Downloading the training image", started, started),
            transition("Training", "Training image download completed", started, ended),
            transition("Uploading", "Uploading generated training model", ended, ended));
    answer.put(
        "SecondaryStatusTransitions",
        AttributeValue.fromL(isOpen ? transitions.subList(0, 2) : transitions));
    if (!isOpen) {
      long seconds = Duration.between(started, ended).toSeconds();
      answer.put("TrainingEndTime", time(ended));
      answer.put("TrainingTimeInSeconds", number(seconds));
      answer.put("BillableTimeInSeconds", number(seconds * 2));
    }
  }

  private static void addFindings(
      Map<String, AttributeValue> answer,
      Status status,
      TrainingJobArn arn,
      SplittableRandom random,
      Instant ended) {
    boolean isFailed = status == Status.FAILED;
    int reason = isFailed ? REASON_CHARACTERS : 0;
    if (isFailed) {
      answer.put(
          "FailureReason",
          text("AlgorithmError: ExecuteUserScriptError: " + Words.text(reason, random)));
    }
    if (status == Status.COMPLETED) {
      String artifacts = "s3://amzn-example-bucket/models/" + arn.name() + "/output/model.tar.gz";
      answer.put(
          "ModelArtifacts", AttributeValue.fromM(Map.of("S3ModelArtifacts", text(artifacts))));
      answer.put(
          "FinalMetricDataList",
          AttributeValue.fromL(
              List.of(
                  metric("train:loss", random, ended),
                  metric("validation:loss", random, ended),
                  metric("validation:accuracy", random, ended))));
    }
    answer.put("EnableManagedSpotTraining", AttributeValue.fromBool(random.nextInt(4) == 0));
    int tags = around(TAG_CHARACTERS - reason, random);
    answer.put("Tags", Words.pairs("note", tags, 200, random));
    int hyperParameters = around(HYPERPARAMETER_CHARACTERS, random);
    answer.put("HyperParameters", Words.pairs("stage", hyperParameters, 60, random));
  }

  private static int around(int characters, SplittableRandom random) {
    int tenth = characters / 10;
    return characters - tenth + random.nextInt(2 * tenth);
  }

  private static Instant created(int number, SplittableRandom random) {
    Instant latest = NEWEST.minus(INTERVAL.multipliedBy(number));
    return number == 0 ? latest : latest.plusMillis(random.nextInt(JITTER_MILLIS));
  }

  private static String account(int number) {
    return Long.toString(111_122_223_300L + number);
  }

  private static AccountRegion accountRegion(SplittableRandom random) {
    int account = random.nextInt(ACCOUNTS);
    int region = account < AT_HOME ? account : random.nextInt(REGIONS.size());
    return new AccountRegion(account(account), REGIONS.get(region % REGIONS.size()));
  }

  private static String tuningArn(AccountRegion accountRegion, int sweep) {
    return "arn:aws:sagemaker:%s:%s:hyper-parameter-tuning-job/sweep-%06d"
        .formatted(accountRegion.region(), accountRegion.accountId(), sweep);
  }

  private static AttributeValue transition(
      String status, String message, Instant start, Instant end) {
    return AttributeValue.fromM(
        Map.of(
            "Status", text(status),
            "StatusMessage", text(message),
            "StartTime", time(start),
            "EndTime", time(end)));
  }

  private static AttributeValue metric(String name, SplittableRandom random, Instant at) {
    AttributeValue value = AttributeValue.fromN("0." + (1_000 + random.nextInt(9_000)));
    return AttributeValue.fromM(
        Map.of("MetricName", text(name), "Value", value, "Timestamp", time(at)));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue time(Instant time) {
    return text(Timestamps.format(time));
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  private static Map<String, AttributeValue> typical() {
    try (InputStream json =
        Objects.requireNonNull(GeneratedJobs.class.getResourceAsStream("typical.describe.json"))) {
      return EnhancedDocument.fromJson(new String(json.readAllBytes(), StandardCharsets.UTF_8))
          .toMap();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
