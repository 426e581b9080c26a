package dev.trainspotter.benchmarks.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/// Keeps a job as a person in a hurry would write it: with typed events, the SDK's default clients,
/// and a bean whose schema is found by reflection.
///
/// It neither compares the row with an earlier one nor masks secrets.
public final class NaiveIngestHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SageMakerClient sageMaker = SageMakerClient.create();
  private final DynamoDbTable<NaiveJob> jobs =
      DynamoDbEnhancedClient.builder()
          .dynamoDbClient(DynamoDbClient.create())
          .build()
          .table(System.getenv("TABLE_NAME"), TableSchema.fromBean(NaiveJob.class));

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        keep(message);
      } catch (SdkException e) {
        context.getLogger().log("not kept: " + e.getMessage());
        failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private void keep(SQSEvent.SQSMessage message) {
    String arn =
        EnhancedDocument.fromJson(message.getBody())
            .getListOfUnknownType("resources")
            .getFirst()
            .s();
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    DescribeTrainingJobResponse job = sageMaker.describeTrainingJob(r -> r.trainingJobName(name));
    List<Tag> tags = sageMaker.listTags(r -> r.resourceArn(arn)).tags();
    jobs.putItem(NaiveJob.of(job, tags));
  }
}
