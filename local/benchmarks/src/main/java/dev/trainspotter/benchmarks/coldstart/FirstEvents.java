package dev.trainspotter.benchmarks.coldstart;

import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.result.SqlResult;
import dev.trainspotter.benchmarks.coldstart.Contender.Work;
import dev.trainspotter.catalog.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The first invocation of each function, and what SageMaker returns meanwhile.
///
/// @param events the folder with events as AWS sends them
record FirstEvents(Path events) {
  private static final String JOB = "completed";
  private static final String ACCOUNT = "111122223333";
  private static final String SQL =
      "SELECT training_job_name, training_job_status FROM aws.sagemaker_training_job"
          + " ORDER BY creation_time DESC LIMIT 50";
  private static final String KEPT = "{\"batchItemFailures\":[]}";
  private static final String SUCCEEDED = "\"statusCode\":200";

  /// A message about a job whose row is absent: the row is put.
  Work keep() throws IOException {
    return new Work(message(), KEPT, Set.of("PutItem", "TransactWriteItems"));
  }

  /// The same message, for a function that does nothing.
  Work nothing() throws IOException {
    return new Work(message(), KEPT, Set.of());
  }

  /// A request for the newest jobs.
  static Work list() {
    return new Work(http("GET", "/v1/training-jobs", ""), SUCCEEDED, Set.of("Query"));
  }

  /// A query for the newest jobs.
  static Work sql() {
    String body = new JsonObject().with(SqlResult.Query.SQL, SQL).toString();
    return new Work(
        http(SqlRoute.RUN_SQL.method(), SqlRoute.RUN_SQL.path(), body), SUCCEEDED, Set.of("Query"));
  }

  /// SageMaker's responses by operation.
  Map<String, String> sageMaker() throws IOException {
    return Map.of("DescribeTrainingJob", text(".describe.json"), "ListTags", text(".tags.json"));
  }

  private String message() throws IOException {
    JsonObject attributes =
        new JsonObject()
            .with("ApproximateReceiveCount", "1")
            .with("SentTimestamp", "1795187830000")
            .with("SenderId", "AIDAIENQZJOLO23YVJ4VO")
            .with("ApproximateFirstReceiveTimestamp", "1795187830001");
    JsonObject message =
        new JsonObject()
            .with("messageId", "059f36b4-87a3-44ab-83d2-661975830a7d")
            .with("receiptHandle", "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a")
            .with("body", text(".json"))
            .with("attributes", attributes)
            .with("messageAttributes", new JsonObject())
            .with("md5OfBody", "e4e68fb7bd0e697a0ae8f1bb342846b3")
            .with("eventSource", "aws:sqs")
            .with("eventSourceARN", "arn:aws:sqs:us-east-1:%s:live".formatted(ACCOUNT))
            .with("awsRegion", "us-east-1");
    return new JsonObject().withObjects("Records", List.of(message)).toString();
  }

  private String text(String suffix) throws IOException {
    return Files.readString(events.resolve(JOB + suffix));
  }

  private static String http(String method, String path, String body) {
    JsonObject http =
        new JsonObject()
            .with("method", method)
            .with("path", path)
            .with("protocol", "HTTP/1.1")
            .with("sourceIp", "192.0.2.1")
            .with("userAgent", "curl/8.5.0");
    JsonObject context =
        new JsonObject()
            .with("accountId", ACCOUNT)
            .with("apiId", "a1b2c3d4e5")
            .with("http", http)
            .with("requestId", "JKJaXmPLvHcESHA=")
            .with("stage", "$default")
            .with("timeEpoch", 1_795_187_830_000L);
    return new JsonObject()
        .with("version", "2.0")
        .with("routeKey", "$default")
        .with("rawPath", path)
        .with("rawQueryString", "")
        .with("headers", new JsonObject().with("accept", "*/*"))
        .with("requestContext", context)
        .with("body", body.isEmpty() ? null : body)
        .with("isBase64Encoded", false)
        .toString();
  }
}
