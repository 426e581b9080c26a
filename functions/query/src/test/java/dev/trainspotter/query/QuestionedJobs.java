package dev.trainspotter.query;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Seeded jobs with something in every column that a [Question] asks for.
public final class QuestionedJobs {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /// Of one of them.
  static final String ARN = "arn:aws:sagemaker:us-east-1:111122223333:training-job/named";

  static final String TUNING_JOB =
      "arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/bayes";

  private static final List<String> STATUSES =
      List.of("Completed", "Completed", "Failed", "Stopped", "InProgress");
  private static final List<AccountRegion> PLACES =
      List.of(
          new AccountRegion("111122223333", "us-east-1"),
          new AccountRegion("111122223333", "eu-west-1"),
          new AccountRegion("444455556666", "cn-north-1"),
          new AccountRegion("444455556666", "us-east-1"));

  private QuestionedJobs() {}

  /// Keeps so many jobs, created within the two days before noon, many at the same moment; the rows
  /// as they stand.
  public static List<TrainingJob> keep(Running running, int count, long seed) {
    Random random = new Random(seed);
    List<TrainingJob> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      AccountRegion accountRegion = PLACES.get(random.nextInt(PLACES.size()));
      String name = "job-%03d-%04x".formatted(i, random.nextInt(1 << 16));
      TrainingJobArn arn =
          i == 3 ? new TrainingJobArn(ARN) : TrainingJobArn.of(accountRegion, name);
      Instant created = NOON.minus(Duration.ofMinutes(30L * random.nextInt(96)));
      String members = members(i, random);
      if (i % 4 == 0) {
        members = modified(members, created.plusSeconds(1800));
      }
      TrainingJob job = running.keep(arn, created, members);
      if (i % 11 == 0) {
        running.delete(arn, created.plusSeconds(3600));
        job = running.row(arn);
      }
      jobs.add(job);
    }
    return jobs;
  }

  /// The same with the time at which it changed last.
  static String modified(String members, Instant time) {
    return members.replaceFirst("\\{", "{\"LastModifiedTime\": \"" + time + "\",");
  }

  /// What Describe says of a job.
  static String members(int number, Random random) {
    String tuning = number % 7 == 0 ? "\"TuningJobArn\": \"%s\",".formatted(TUNING_JOB) : "";
    String center = number % 3 == 0 ? ", \"cost.center\": \"0%d\"".formatted(number) : "";
    String metrics =
        number % 2 == 0
            ? "\"FinalMetricDataList\": [{\"MetricName\": \"validation:loss\", \"Value\": %s}],"
                .formatted(random.nextInt(100) / 100.0)
            : "";
    String channels =
        number % 5 == 0
            ? "\"InputDataConfig\": [{\"ChannelName\": \"train\"}, {\"ChannelName\": \"test\"}],"
            : "";
    return """
    {"TrainingJobStatus": "%s", "SecondaryStatus": "Training", %s %s %s
     "FailureReason": "%s",
     "EnableManagedSpotTraining": %s,
     "ResourceConfig": {"InstanceType": "%s", "InstanceCount": %d},
     "Tags": {"team": "%s"%s},
     "HyperParameters": {"epochs": "%d", "optimizer": "%s"}}
    """
        .formatted(
            STATUSES.get(random.nextInt(STATUSES.size())),
            tuning,
            metrics,
            channels,
            random.nextInt(4) == 0 ? "Prüfung" : "ClientError",
            random.nextBoolean(),
            random.nextBoolean() ? "ml.g5.xlarge" : "ml.p4d.24xlarge",
            1 + random.nextInt(16),
            random.nextInt(3) == 0 ? "nlp" : "vision",
            center,
            random.nextInt(20),
            random.nextInt(3) == 0 ? "\\\"adam\\\"" : "sgd");
  }

  /// The last value of the metric that questions ask for; null when the job has none.
  static @Nullable Double loss(TrainingJob job) {
    AttributeValue metrics = job.get(Column.FINAL_METRIC_DATA_LIST);
    return metrics == null ? null : Double.valueOf(metrics.l().getFirst().m().get("Value").n());
  }
}
