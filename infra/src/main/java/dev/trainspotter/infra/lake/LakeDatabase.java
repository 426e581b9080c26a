package dev.trainspotter.infra.lake;

import dev.trainspotter.infra.configuration.Configuration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.glue.CfnTable.ColumnProperty;
import software.amazon.awscdk.services.glue.CfnTable.SerdeInfoProperty;
import software.amazon.awscdk.services.glue.CfnTable.StorageDescriptorProperty;
import software.amazon.awscdk.services.glue.CfnTable.TableInputProperty;
import software.constructs.Construct;

/// The Glue database with the table of the exports' lines and the view of the jobs.
final class LakeDatabase {
  private final Construct scope;
  private final CfnDatabase database;

  LakeDatabase(Construct scope, Configuration configuration, LakeBucket bucket) {
    this.scope = scope;
    JobView view = new JobView(configuration.stackName().replace('-', '_'));
    this.database =
        CfnDatabase.Builder.create(scope, "LakeDatabase")
            .catalogId(Aws.ACCOUNT_ID)
            .databaseInput(
                CfnDatabase.DatabaseInputProperty.builder()
                    .name(view.database())
                    .description("SageMaker training jobs as of the last daily export.")
                    .build())
            .build();
    add("ExportTable", lines(bucket));
    add("JobView", jobs(view));
  }

  private void add(String id, TableInputProperty table) {
    CfnTable.Builder.create(scope, id)
        .catalogId(Aws.ACCOUNT_ID)
        .databaseName(database.getRef())
        .tableInput(table)
        .build();
  }

  /// Each line of a text file is the only column of a row: JSON holds the delimiter, U+0001, only
  /// escaped.
  private static TableInputProperty lines(LakeBucket bucket) {
    return TableInputProperty.builder()
        .name(JobView.EXPORT)
        .description("Lines of the exports' files, manifests included.")
        .tableType("EXTERNAL_TABLE")
        .parameters(Map.of("EXTERNAL", "TRUE"))
        .partitionKeys(List.of())
        .storageDescriptor(
            StorageDescriptorProperty.builder()
                .columns(
                    List.of(
                        ColumnProperty.builder()
                            .name(JobView.LINE)
                            .type("string")
                            .comment("One item in DynamoDB JSON, or a line of a manifest.")
                            .build()))
                .location(bucket.exports())
                .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                .serdeInfo(
                    SerdeInfoProperty.builder()
                        .serializationLibrary("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe")
                        .parameters(Map.of("field.delim", "\u0001"))
                        .build())
                .build())
        .build();
  }

  private static TableInputProperty jobs(JobView view) {
    return TableInputProperty.builder()
        .name(JobView.NAME)
        .description("SageMaker training jobs of the newest complete export.")
        .tableType("VIRTUAL_VIEW")
        .parameters(new TreeMap<>(Map.of("presto_view", "true", "comment", "Presto View")))
        .partitionKeys(List.of())
        .storageDescriptor(
            StorageDescriptorProperty.builder()
                .columns(
                    view.columns().stream()
                        .map(
                            column ->
                                ColumnProperty.builder()
                                    .name(column.name())
                                    .type(column.glueType())
                                    .comment(column.comment())
                                    .build())
                        .toList())
                .serdeInfo(SerdeInfoProperty.builder().build())
                .build())
        .viewOriginalText(view.originalText())
        .viewExpandedText("/* Presto View */")
        .build();
  }
}
