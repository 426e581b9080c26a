package dev.trainspotter.ingest;

import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.edge.CannedHttpClient;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.ingest.hint.EventKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;

/// An invented state change, and canned responses for all requests that follow from it.
///
/// Ingest takes it before Lambda's snapshot, so that all of its code is loaded. Nothing is
/// called over the network.
final class PrimingBatch {
  private static final String ACCOUNT = "000000000000";
  private static final String OWN_ACCOUNT = "000000000001";

  private static final String MESSAGE =
      """
      {"version":"0","id":"00000000-0000-0000-0000-000000000000",
       "detail-type":"%s","source":"%s",
       "account":"000000000000","time":"2026-01-01T00:00:00Z","region":"us-east-1",
       "resources":["arn:aws:sagemaker:us-east-1:000000000000:training-job/priming"],
       "detail":{"TrainingJobName":"priming",
        "TrainingJobArn":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming",
        "TrainingJobStatus":"InProgress","SecondaryStatus":"Starting",
        "CreationTime":1767225600000,"LastModifiedTime":1767225600000}}
      """
          .formatted(EventKind.STATE_CHANGE.detailType(), EventKind.STATE_CHANGE.source());

  /// The job's row as it was stored before. For a new row the writer would read the job once
  /// more after its put.
  private static final String ROW =
      """
      {"arn":{"S":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming"},
       "training_job_arn":{"S":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming"},
       "training_job_name":{"S":"priming"},"account_id":{"S":"000000000000"},
       "region":{"S":"us-east-1"},"shard":{"N":"0"},
       "training_job_status":{"S":"InProgress"},"secondary_status":{"S":"Starting"},
       "creation_time":{"S":"2026-01-01T00:00:00.000Z"},
       "last_modified_time":{"S":"2026-01-01T00:00:00.000Z"},
       "observed_at":{"S":"2026-01-01T00:00:30.000Z"},"observed_by":{"S":"describe"},
       "base":{"S":"priming"},"version":{"S":"priming"},"digest":{"S":"priming"}}
      """;

  private static final String SESSION =
      """
      <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
       <AssumeRoleResult><Credentials>
        <AccessKeyId>priming</AccessKeyId><SecretAccessKey>priming</SecretAccessKey>
        <SessionToken>priming</SessionToken><Expiration>2126-01-01T00:00:00Z</Expiration>
       </Credentials></AssumeRoleResult>
      </AssumeRoleResponse>
      """;

  private static final Map<String, String> RESPONSES =
      Map.of(
          "Query",
          """
          {"Count":1,"ScannedCount":1,"Items":[%s],
           "ConsumedCapacity":{"TableName":"priming","CapacityUnits":0.5}}
          """
              .formatted(ROW),
          "ListTags",
          "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"vision\"}]}",
          "AssumeRole",
          SESSION,
          "DescribeTrainingJob",
          """
          {"TrainingJobName":"priming",
           "TrainingJobArn":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming",
           "TrainingJobStatus":"InProgress","SecondaryStatus":"Training",
           "HyperParameters":{"epochs":"10","api_key":"never stored"},
           "ResourceConfig":{"InstanceType":"ml.m5.large","InstanceCount":1},
           "SecondaryStatusTransitions":[{"Status":"Starting","StartTime":1767225600.0}],
           "CreationTime":1767225600.0,"LastModifiedTime":1767225660.0}
          """);

  private PrimingBatch() {}

  /// The function's settings, with the batch's account accepted. It is the function's own, or one
  /// that is read with the reader role, so that the code for that is loaded too.
  static Settings settings(Settings settings) {
    Map<Setting, String> values = new EnumMap<>(settings.values());
    values.put(Setting.ACCOUNTS, ACCOUNT);
    values.put(Setting.OWN_ACCOUNT, settings.hasReaderRole() ? OWN_ACCOUNT : ACCOUNT);
    return new Settings(values);
  }

  /// Returns the canned responses.
  static SdkHttpClient http() {
    return new CannedHttpClient(RESPONSES);
  }

  /// The batch as Lambda hands it over: one message, in JSON.
  static InputStream event() {
    JsonObject message =
        new JsonObject()
            .with("messageId", "priming")
            .with("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:live")
            .with("body", MESSAGE);
    String event = new JsonObject().withObjects("Records", List.of(message)).toString();
    return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
  }
}
