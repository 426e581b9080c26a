package dev.trainspotter.benchmarks.rows;

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

/// The jobs of a large organization: a million in two years, in 12 accounts, most of which train
/// in only one of 3 Regions.
///
/// The job with a given number is the same in every run. Number 0 is the newest job, so a smaller
/// table has the newest jobs at the same density in time. On average a row has 6 KB and its index
/// entry 1.5 KB.
public final class GeneratedJobs {
  /// When job number 0 was created.
  public static final Instant NEWEST = Instant.parse("2026-11-23T12:00:00Z");

  /// The average time from one job to the next: a million jobs take two years.
  private static final Duration INTERVAL = Duration.ofMillis(63_072);

  private static final int JITTER_MILLIS = 60_000;
  private static final long SEED = 5;
  private static final int ACCOUNTS = 12;

  /// How many of the accounts train in one Region only; the others train in all Regions.
  private static final int IN_ONE_REGION = 9;

  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "ap-northeast-1");

  /// An account that trains in one Region only, and that Region.
  public static final AccountRegion ONE_REGION_ACCOUNT = new AccountRegion(account(0), "us-east-1");

  /// An account that trains in all three Regions equally often.
  public static final String ALL_REGIONS_ACCOUNT = account(ACCOUNTS - 1);

  /// How many successive jobs belong to one tuning job, in one account and Region.
  private static final int SWEEP = 20;

  /// How many of the newest jobs are so new that half of them have not ended yet.
  private static final int YOUNG = 400;

  private static final int TAG_CHARACTERS = 790;
  private static final int HYPERPARAMETER_CHARACTERS = 1_985;
  private static final int REASON_CHARACTERS = 420;

  private static final Map<String, AttributeValue> TYPICAL = typical();

  // The jobs have nothing that looks like a secret, and masking a million rows would take long.
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

  /// The job with this number, as Describe would return it.
  public static TrainingJob job(int number) {
    SplittableRandom random = new SplittableRandom(SEED + number);
    SplittableRandom ofSweep = new SplittableRandom(-SEED - number / SWEEP);
    boolean isTuned = ofSweep.nextInt(3) == 0;
    AccountRegion accountRegion = accountRegion(isTuned ? ofSweep : random);
    String model = RandomText.one(random);
    TrainingJobArn arn =
        TrainingJobArn.of(accountRegion, "%s-%07d-%08x".formatted(model, number, random.nextInt()));
    Status status = Status.draw(number, random);
    Instant created = created(number, random);
    Instant started = created.plusMillis(30_000 + random.nextInt(600_000));
    Instant ended = started.plusMillis(300_000 + random.nextInt(20_000_000));
    Map<String, AttributeValue> response = new LinkedHashMap<>(TYPICAL);
    response.put("TrainingJobArn", text(arn.spelling()));
    response.put("TrainingJobName", text(arn.name()));
    if (isTuned) {
      response.put("TuningJobArn", text(tuningArn(accountRegion, number / SWEEP)));
    }
    response.put("TrainingJobStatus", text(status.text));
    response.put("CreationTime", time(created));
    response.put("TrainingStartTime", time(started));
    addEnd(response, status, created, started, ended);
    addResults(response, status, arn, random, ended);
    Instant observed = (status == Status.IN_PROGRESS ? started : ended).plusSeconds(5);
    return READER.read(arn, response, ObservedBy.DESCRIBE, observed);
  }

  private static void addEnd(
      Map<String, AttributeValue> response,
      Status status,
      Instant created,
      Instant started,
      Instant ended) {
    boolean isOpen = status == Status.IN_PROGRESS;
    response.put("SecondaryStatus", text(isOpen ? "Downloading" : status.text));
    response.put("LastModifiedTime", time(isOpen ? started : ended));
    List<AttributeValue> transitions =
        List.of(
            transition("Starting", "Preparing the instances for training", created, started),
            transition("Downloading", "Downloading the training image", started, started),
            transition("Training", "Training image download completed", started, ended),
            transition("Uploading", "Uploading generated training model", ended, ended));
    response.put(
        "SecondaryStatusTransitions",
        AttributeValue.fromL(isOpen ? transitions.subList(0, 2) : transitions));
    if (!isOpen) {
      long seconds = Duration.between(started, ended).toSeconds();
      response.put("TrainingEndTime", time(ended));
      response.put("TrainingTimeInSeconds", number(seconds));
      response.put("BillableTimeInSeconds", number(seconds * 2));
    }
  }

  private static void addResults(
      Map<String, AttributeValue> response,
      Status status,
      TrainingJobArn arn,
      SplittableRandom random,
      Instant ended) {
    boolean isFailed = status == Status.FAILED;
    int reason = isFailed ? REASON_CHARACTERS : 0;
    if (isFailed) {
      response.put(
          "FailureReason",
          text("AlgorithmError: ExecuteUserScriptError: " + RandomText.text(reason, random)));
    }
    if (status == Status.COMPLETED) {
      String artifacts = "s3://amzn-example-bucket/models/" + arn.name() + "/output/model.tar.gz";
      response.put(
          "ModelArtifacts", AttributeValue.fromM(Map.of("S3ModelArtifacts", text(artifacts))));
      response.put(
          "FinalMetricDataList",
          AttributeValue.fromL(
              List.of(
                  metric("train:loss", random, ended),
                  metric("validation:loss", random, ended),
                  metric("validation:accuracy", random, ended))));
    }
    response.put("EnableManagedSpotTraining", AttributeValue.fromBool(random.nextInt(4) == 0));
    int tags = around(TAG_CHARACTERS - reason, random);
    response.put("Tags", RandomText.pairs("note", tags, 200, random));
    int hyperParameters = around(HYPERPARAMETER_CHARACTERS, random);
    response.put("HyperParameters", RandomText.pairs("stage", hyperParameters, 60, random));
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
    int region = account < IN_ONE_REGION ? account : random.nextInt(REGIONS.size());
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
