package dev.trainspotter.infra;

import dev.trainspotter.edge.StackOutput;
import dev.trainspotter.infra.api.ApiAccess;
import dev.trainspotter.infra.api.TrainingJobsApi;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.EventRules;
import dev.trainspotter.infra.events.Queues;
import dev.trainspotter.infra.functions.Functions;
import dev.trainspotter.infra.functions.Zips;
import dev.trainspotter.infra.lake.Lake;
import dev.trainspotter.infra.members.MemberBus;
import dev.trainspotter.infra.members.MemberStackSet;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.KeyPolicy;
import dev.trainspotter.infra.tables.Tables;
import dev.trainspotter.infra.watch.AlarmTopic;
import dev.trainspotter.infra.watch.Alarms;
import dev.trainspotter.infra.watch.OperationsDashboard;
import dev.trainspotter.infra.watch.StackMetrics;
import dev.trainspotter.ingest.IngestHandler;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/// The stack of one account and Region: it stores every training job whose events arrive, from its
/// own account or from members, and serves the jobs through an API.
///
/// All parts are direct children of the stack: another level of constructs would change the logical
/// ids, and CloudFormation would replace the tables of deployed stacks.
public final class TrainspotterStack extends Stack {
  /// The stack's construct id, which is also the name of its template file.
  public static final String ID = "Trainspotter";

  /// @param zips the code of the functions
  public TrainspotterStack(Construct scope, Configuration configuration, Zips zips) {
    super(
        scope,
        ID,
        StackProps.builder()
            .stackName(configuration.stackName())
            .description("Stores every SageMaker training job and serves them through an API.")
            .tags(configuration.tags())
            .analyticsReporting(false)
            .build());
    // CloudFormation gives a stack's tags to its resources, but not to those of every type.
    configuration.tags().forEach((key, value) -> Tags.of(this).add(key, value));
    Encryption encryption = Encryption.of(this, configuration);
    Tables tables = Tables.of(this, configuration, encryption);
    Queues queues = Queues.of(this, IngestHandler.TIMEOUT, encryption);
    EventRules rules = EventRules.of(this, null, queues);
    MemberBus bus = MemberBus.of(this, configuration);
    EventRules memberRules = bus == null ? null : EventRules.of(this, bus, queues);
    if (bus != null) {
      MemberStackSet.of(this, configuration, bus);
    }
    Functions functions = Functions.of(this, zips, configuration, encryption, tables, queues);
    TrainingJobsApi api =
        new TrainingJobsApi(this, configuration, encryption, functions.ofRoutes(configuration));
    if (!configuration.isJwt()) {
      new ApiAccess(this, configuration, api);
    }
    Lake lake = Lake.of(this, configuration, encryption, tables);
    addAlarms(
        configuration,
        encryption,
        new StackMetrics(
            configuration.stackName(), rules, memberRules, queues, functions, api, lake));
    addOutputs(tables, queues, api);
    if (functions.reconcile() != null) {
      addOutput(StackOutput.RECONCILE_FUNCTION_NAME, functions.reconcile().getFunctionName());
    }
    if (lake != null) {
      addOutput(StackOutput.LAKE_BUCKET_NAME, lake.bucket().getBucketName());
    }
    if (encryption.key() != null) {
      addKeyPolicyOutput(configuration);
    }
  }

  private void addAlarms(Configuration configuration, Encryption encryption, StackMetrics metrics) {
    new Alarms(this, configuration, metrics, new AlarmTopic(this, configuration, encryption));
    new OperationsDashboard(this, configuration, metrics);
  }

  private void addOutputs(Tables tables, Queues queues, TrainingJobsApi api) {
    addOutput(StackOutput.API_URL, api.getApiEndpoint());
    addOutput(StackOutput.TABLE_NAME, tables.catalog().getTableName());
    addOutput(StackOutput.DEAD_LETTER_QUEUE_URL, queues.deadLetters().getQueueUrl());
    addOutput(StackOutput.LIVE_QUEUE_URL, queues.live().getQueueUrl());
  }

  private void addKeyPolicyOutput(Configuration configuration) {
    addOutput(
        StackOutput.KEY_POLICY_STATEMENTS,
        toJsonString(KeyPolicy.ofTemplate(configuration.stackName()).statements()));
  }

  private void addOutput(StackOutput output, String value) {
    CfnOutput.Builder.create(this, output.id())
        .description(output.description())
        .value(value)
        .build();
  }
}
