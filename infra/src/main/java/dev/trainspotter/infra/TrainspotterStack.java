package dev.trainspotter.infra;

import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.infra.api.ApiAccess;
import dev.trainspotter.infra.api.TrainingJobsApi;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.DeadLetters;
import dev.trainspotter.infra.events.EventKind;
import dev.trainspotter.infra.events.EventRule;
import dev.trainspotter.infra.events.SourceQueue;
import dev.trainspotter.infra.functions.IngestFunction;
import dev.trainspotter.infra.functions.QueryFunction;
import dev.trainspotter.infra.functions.WarmUp;
import dev.trainspotter.infra.functions.Zips;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.KeyPolicy;
import dev.trainspotter.infra.tables.ShapedTable;
import dev.trainspotter.infra.watch.AlarmTopic;
import dev.trainspotter.infra.watch.Alarms;
import dev.trainspotter.infra.watch.OperationsDashboard;
import dev.trainspotter.infra.watch.StackMetrics;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// Everything of one account and Region: state changes in, rows kept, an API that shows them.
public final class TrainspotterStack extends Stack {
  /// The stack's id in the app, and its template's name.
  public static final String ID = "Trainspotter";

  /// The stack of this configuration and this code.
  public TrainspotterStack(Construct scope, Configuration configuration, Zips zips) {
    super(
        scope,
        ID,
        StackProps.builder()
            .stackName(configuration.stackName())
            .description("Writes down every SageMaker training job that goes by.")
            .tags(configuration.tags())
            .analyticsReporting(false)
            .build());
    Encryption encryption = Encryption.of(this, configuration);
    ShapedTable catalog = new ShapedTable(this, "CatalogTable", TableShape.CATALOG, encryption);
    ShapedTable state = new ShapedTable(this, "StateTable", TableShape.STATE, encryption);
    DeadLetters letters = new DeadLetters(this, encryption);
    SourceQueue live =
        new SourceQueue(this, "LiveQueue", IngestFunction.TIMEOUT, encryption, letters);
    SourceQueue backlog =
        new SourceQueue(this, "BacklogQueue", IngestFunction.TIMEOUT, encryption, letters);
    EventRule stateChanges = new EventRule(this, EventKind.STATE_CHANGES, live, letters);
    EventRule tagChanges = new EventRule(this, EventKind.TAG_CHANGES, live, letters);
    IngestFunction ingest =
        new IngestFunction(
            this,
            zips.ingest(),
            configuration,
            encryption,
            new IngestFunction.Surroundings(catalog, state, live, backlog, letters));
    QueryFunction query =
        new QueryFunction(this, zips.query(), configuration, encryption, catalog, state);
    // `sam local` finds a function, but not the alias of one.
    IFunction behindApi = configuration.isLocal() ? query : query.alias();
    TrainingJobsApi api =
        new TrainingJobsApi(
            this, configuration, encryption, Map.of(RouteFunction.QUERY, behindApi));
    new WarmUp(this, configuration, List.of(ingest.alias(), query.alias()));
    AlarmTopic topic = new AlarmTopic(this, configuration, encryption);
    StackMetrics vitals =
        new StackMetrics(stateChanges, tagChanges, live, backlog, letters, ingest, query, api);
    new Alarms(this, configuration, vitals, topic);
    new OperationsDashboard(this, configuration, vitals);
    if (!configuration.isJwt()) {
      new ApiAccess(this, configuration, api);
    }
    output("ApiUrl", "Where the API answers.", api.getApiEndpoint());
    output("TableName", "The table that keeps the jobs.", catalog.getTableName());
    output("DeadLetterQueueUrl", "Messages that could not succeed.", letters.getQueueUrl());
    output("LiveQueueUrl", "Where a redriven message goes.", live.getQueueUrl());
    if (encryption.key() != null) {
      output(
          "KeyPolicyStatements",
          "What the policy of your key needs.",
          toJsonString(new KeyPolicy(configuration.stackName()).statements()));
    }
  }

  private void output(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }
}
