package dev.trainspotter.benchmarks.reconciliation;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An account and Region with jobs that are calculated from their numbers: job 0 is the oldest,
/// and they lie evenly in two years.
///
/// @param accountRegion where the jobs are
/// @param jobs how many jobs there are
public record GeneratedAccount(AccountRegion accountRegion, int jobs) {
  static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");

  /// The newest job was created shortly before this time.
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static final Duration YEARS = Duration.ofDays(730);
  private static final int PAGE = 100;

  /// An account with this many jobs.
  GeneratedAccount(int jobs) {
    this(HERE, jobs);
  }

  private Instant created(int number) {
    return NOW.minus(YEARS).plus(YEARS.dividedBy(jobs).multipliedBy(number));
  }

  /// The job with this number, as Describe returns it and as a record of Search.
  String describe(int number) {
    String name = "resnet-%07d".formatted(number);
    Instant created = created(number);
    return """
    {"TrainingJobName": "%1$s",
     "TrainingJobArn": "arn:aws:sagemaker:%4$s:%5$s:training-job/%1$s",
     "TrainingJobStatus": "Completed", "SecondaryStatus": "Completed",
     "CreationTime": %2$s, "LastModifiedTime": %3$s, "TrainingEndTime": %3$s,
     "TrainingTimeInSeconds": 540, "BillableTimeInSeconds": 540,
     "RoleArn": "arn:aws:iam::111122223333:role/training",
     "AlgorithmSpecification": {"TrainingImage": "resnet:1", "TrainingInputMode": "File"},
     "ResourceConfig": {"InstanceType": "ml.g5.2xlarge", "InstanceCount": 1,
                        "VolumeSizeInGB": 50},
     "StoppingCondition": {"MaxRuntimeInSeconds": 86400},
     "HyperParameters": {"epochs": "12", "learning-rate": "0.%1$s"}}
    """
        .formatted(
            name,
            seconds(created),
            seconds(created.plusSeconds(600)),
            accountRegion.region(),
            accountRegion.accountId());
  }

  private static String seconds(Instant time) {
    return "%d.%03d".formatted(time.getEpochSecond(), time.getNano() / 1_000_000);
  }

  /// The response to a request to Search.
  public String search(String request) {
    AttributeValue members = AttributeValue.fromM(EnhancedDocument.fromJson(request).toMap());
    int first = 0;
    int end = jobs;
    for (AttributeValue filter : member(member(members, "SearchExpression"), "Filters").l()) {
      String value = member(filter, "Value").s();
      if (!member(filter, "Name").s().equals("CreationTime")) {
        end = 0;
      } else if (member(filter, "Operator").s().startsWith("Greater")) {
        first = from(time(value));
      } else {
        end = from(time(value).plusMillis(1));
      }
    }
    AttributeValue token = members.m().get("NextToken");
    int from = token == null || token.s() == null ? first : Integer.parseInt(token.s());
    return page(from, end);
  }

  private static AttributeValue member(AttributeValue structure, String name) {
    return Objects.requireNonNull(structure.m().get(name), name);
  }

  private String page(int from, int end) {
    int next = Math.min(from + PAGE, end);
    List<String> records = new ArrayList<>();
    for (int number = from; number < next; number++) {
      records.add("{\"TrainingJob\": " + describe(number) + "}");
    }
    String token = next < end ? ", \"NextToken\": \"%d\"".formatted(next) : "";
    return "{\"Results\": [%s]%s}".formatted(String.join(",", records), token);
  }

  /// The first job that was not created before this time.
  private int from(Instant time) {
    int low = 0;
    int high = jobs;
    while (low < high) {
      int middle = (low + high) / 2;
      if (created(middle).isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Instant time(String seconds) {
    return LocalDateTime.parse(seconds).toInstant(ZoneOffset.UTC);
  }
}
