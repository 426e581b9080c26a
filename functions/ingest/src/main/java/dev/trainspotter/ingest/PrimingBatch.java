package dev.trainspotter.ingest;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.edge.CannedHttpClient;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.sagemaker.Pacing;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;

/// A made-up state change that ingest takes before Lambda's snapshot: all of the code, and nobody
/// is called.
final class PrimingBatch {
  private static final String ACCOUNT = "000000000000";

  private static final String MESSAGE =
      """
      {"version":"0","id":"00000000-0000-0000-0000-000000000000",
       "detail-type":"SageMaker Training Job State Change","source":"aws.sagemaker",
       "account":"000000000000","time":"2026-01-01T00:00:00Z","region":"us-east-1",
       "resources":["arn:aws:sagemaker:us-east-1:000000000000:training-job/priming"],
       "detail":{"TrainingJobName":"priming",
        "TrainingJobArn":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming",
        "TrainingJobStatus":"InProgress","SecondaryStatus":"Starting",
        "CreationTime":1767225600000,"LastModifiedTime":1767225600000}}
      """;

  /// The job as it was seen before: a new one would be looked for again after the put.
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

  private static final Map<String, String> ANSWERS =
      Map.of(
          "Query", "{\"Count\":1,\"ScannedCount\":1,\"Items\":[%s]}".formatted(ROW),
          "ListTags", "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"vision\"}]}",
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

  /// Takes it; log lines and metrics go to `out`.
  static void take(Settings settings, PrintStream out) {
    Map<Setting, String> values = new EnumMap<>(settings.values());
    values.put(Setting.ACCOUNTS, ACCOUNT);
    values.put(Setting.OWN_ACCOUNT, ACCOUNT);
    SdkHttpClient http = new CannedHttpClient(ANSWERS);
    IngestHandler handler =
        new IngestHandler(
            new Settings(values), http, Clients.dynamo(http), Queues.client(http), out);
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("priming");
    message.setEventSourceArn("arn:aws:sqs:us-east-1:000000000000:live");
    message.setBody(MESSAGE);
    handler.take(List.of(message), new Pacing.AtOnce());
  }
}
