package dev.trainspotter.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FilterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final TrainingJob JOB =
      job(
          """
          {"TrainingJobStatus": "Failed", "SecondaryStatus": "Failed",
           "CreationTime": "2026-11-23T12:00:00.500Z",
           "FailureReason": "AlgorithmError: Grüße, 東京",
           "BillableTimeInSeconds": 9007199254740993,
           "EnableManagedSpotTraining": true,
           "ResourceConfig": {"InstanceType": "ml.g5.xlarge", "InstanceCount": 10,
             "KeepAlivePeriodInSeconds": 0},
           "InputDataConfig": [
             {"ChannelName": "train", "ShuffleConfig": {"Seed": 7}},
             {"ChannelName": "test"}],
           "OutputDataConfig": {"S3OutputPath": "s3://bucket", "KmsKeyId": ""},
           "VpcConfig": {"Subnets": ["subnet-1", "subnet-2"], "SecurityGroupIds": []},
           "DebugRuleConfigurations": [{"RuleParameters": {"rule.to.invoke": "Overfit"}}],
           "SecondaryStatusTransitions": [
             {"Status": "Starting", "StartTime": 1795435200, "EndTime": 1795435260}],
           "FinalMetricDataList": [
             {"MetricName": "validation:loss", "Value": 0.125, "Timestamp": 1795435200},
             {"MetricName": "train:loss", "Value": "NaN", "Timestamp": 1795435200}],
           "Tags": {"team": "nlp", "cost.center": "042", "gone__lt": "x", "empty": ""},
           "HyperParameters": {"epochs": "10", "optimizer.lr": "0.10", "optimizer": "\\"adam\\"",
             "clip": "auto", "huge": "1e400"},
           "TuningJobArn":
             "arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/Bayes"}
          """);

  private static TrainingJob job(String members) {
    TrainingJobArn arn = TrainingJobArn.of(new AccountRegion("111122223333", "us-east-1"), "Job-a");
    Map<String, AttributeValue> answer =
        EnhancedDocument.fromJson(members).toBuilder()
            .putString("TrainingJobName", arn.name())
            .putString("TrainingJobArn", arn.spelling())
            .build()
            .toMap();
    return new JobReader(Masking.off()).read(arn, answer, ObservedBy.DESCRIBE, NOW);
  }

  private static boolean test(String condition) {
    String[] sides = condition.split("=", 2);
    Filter filter = reader().read(Map.of(sides[0], List.of(sides[1].split("\\|", -1))));
    return filter.test(JOB);
  }

  private static ConditionReader reader() {
    return new ConditionReader(NOW, name -> BadRequestException.of(name, null, "unknown"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training_job_status=Failed",
        "training_job_status__eq=Failed",
        "training_job_status=Completed|Failed",
        "training_job_status__ne=Completed",
        "training_job_status__ne=Completed|Stopped",
        "training_job_name__startswith=Job",
        "failure_reason__contains=東京",
        "failure_reason__exists=true",
        "deleted_at__exists=false",
        "deleted_at__ne=2026-11-23",
        "role_arn__ne=arn:aws:iam::111122223333:role/another",
        "_key__contains=job-a@",
        "billable_time_in_seconds=9007199254740993",
        "billable_time_in_seconds__gt=9007199254740992",
        "billable_time_in_seconds__lt=9.1e15",
        "billable_time_in_seconds=9007199254740993.0",
        "enable_managed_spot_training=true",
        "enable_managed_spot_training__ne=false",
        "enable_network_isolation__ne=true",
        "instance_count__gte=10",
        "instance_type=ml.g5.xlarge",
        "creation_time=2026-11-23",
        "creation_time=2026-11-23T12:00:00.500Z",
        "creation_time=2026-11-23T13:00:00.500 01:00",
        "creation_time=2026-11-23T12:00:00.5009Z",
        "creation_time__lte=2026-11-23T12:00:00.5009Z",
        "creation_time__gte=2026-11-23T12:00:00.5009Z",
        "creation_time__gt=2026-11-23T12:00:00.4999Z",
        "creation_time__ne=2026-11-23T12:00:00.4999Z",
        "creation_time__lte=2026-11-23",
        "creation_time__gte=2026-11-23",
        "creation_time__gt=2026-11-22",
        "creation_time__lt=2026-11-24",
        "creation_time__gte=-24h",
        "creation_time__gt=-1441m",
        "creation_time__lt=-23h",
        "resource_config.InstanceType=ml.g5.xlarge",
        "resource_config.InstanceCount__gt=9",
        "resource_config.InstanceCount=10.0",
        "resource_config.KeepAlivePeriodInSeconds__exists=true",
        "resource_config.VolumeSizeInGB__exists=false",
        "resource_config__exists=true",
        "output_data_config.KmsKeyId__exists=false",
        "output_data_config.KmsKeyId=",
        "output_data_config.KmsKeyId__ne=arn:aws:kms:us-east-1:111122223333:key/a",
        "output_data_config.S3OutputPath__exists=true",
        "input_data_config.ChannelName=train",
        "input_data_config.ChannelName=test",
        "input_data_config.ShuffleConfig.Seed=7",
        "vpc_config.Subnets=subnet-2",
        "vpc_config.Subnets__startswith=subnet",
        "vpc_config.SecurityGroupIds__exists=true",
        "debug_rule_configurations.RuleParameters.rule.to.invoke=Overfit",
        "secondary_status_transitions.StartTime__lt=2026-11-24",
        "secondary_status_transitions.StartTime__gte=2026-11-23T12:00:00Z",
        "final_metric_data_list.validation:loss__lt=0.2",
        "final_metric_data_list.validation:loss=0.125000",
        "final_metric_data_list.train:loss=NaN",
        "final_metric_data_list.train:loss__exists=true",
        "tags.team=nlp",
        "tags.cost.center=042",
        "tags.gone__lt__eq=x",
        "tags.empty=",
        "tags.empty__exists=true",
        "tags.owner__ne=me",
        "hyper_parameters.epochs__gt=9",
        "hyper_parameters.optimizer.lr__gte=0.1",
        "hyper_parameters.optimizer.lr__lte=0.1",
        "hyper_parameters.optimizer=adam",
        "hyper_parameters.optimizer=\"adam\"",
        "hyper_parameters.huge__gt=1e399",
        "tuning_job_arn=arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/bayes",
        "training_job_arn__contains=JOB-A"
      })
  void holds(String condition) {
    boolean holds = test(condition);

    assertThat(holds).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "training_job_status=Unheard",
        "training_job_status__ne=Failed",
        "training_job_status__ne=Completed|Failed",
        "failure_reason__exists=false",
        "deleted_at=2026-11-23",
        "deleted_at__lt=2027-01-01",
        "billable_time_in_seconds=9007199254740992",
        "billable_time_in_seconds__lt=9007199254740993",
        "enable_network_isolation=false",
        "creation_time__gt=2026-11-23",
        "creation_time__lt=2026-11-23",
        "creation_time__ne=2026-11-23",
        "creation_time__gte=-23h",
        "creation_time=2026-11-23T12:00:00Z",
        "creation_time__lt=2026-11-23T12:00:00.5009Z",
        "creation_time__gt=2026-11-23T12:00:00.5001Z",
        "creation_time__lte=2026-11-23T12:00:00.4999Z",
        "resource_config.InstanceCount__lt=9",
        "resource_config.InstanceCount=ten",
        "resource_config.InstanceType.Nothing=1",
        "resource_config.InstanceType__gt=5",
        "resource_config.VolumeSizeInGB__exists=true",
        "output_data_config.KmsKeyId__exists=true",
        "output_data_config.KmsKeyId__ne=",
        "input_data_config.ChannelName=validation",
        "input_data_config.ChannelName__ne=train",
        "vpc_config.Subnets__ne=subnet-1",
        "final_metric_data_list.train:loss__gt=0",
        "final_metric_data_list.Value=0.125",
        "tags.cost.center=42",
        "tags.gone=x",
        "tags.gone__lt=z",
        "hyper_parameters.clip__lt=1",
        "hyper_parameters.clip__gt=1",
        "hyper_parameters.epochs__lt=9",
        "hyper_parameters.optimizer__ne=adam",
        "hyper_parameters.nothing__exists=true"
      })
  void doesNotHold(String condition) {
    boolean holds = test(condition);

    assertThat(holds).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "instance_type=ml.g5.xlarge, true",
    "instance_type=ml.m5.large, true",
    "'instance_type=ml.g5.xlarge,ml.m5.large', true",
    "instance_type__ne=ml.m5.large, false",
    "instance_type__startswith=ml.m5, true",
    "instance_type=ml.m5.2xlarge, false"
  })
  void findsAJobOfSeveralInstanceTypesByEachOfThem(String condition, boolean holds) {
    String[] sides = condition.split("=", 2);
    TrainingJob job =
        job(
            """
            {"CreationTime": "2026-11-23T12:00:00Z", "ResourceConfig": {"InstanceGroups": [
              {"InstanceType": "ml.m5.large", "InstanceCount": 1, "InstanceGroupName": "a"},
              {"InstanceType": "ml.g5.xlarge", "InstanceCount": 2, "InstanceGroupName": "b"}]}}
            """);

    Filter filter = reader().read(Map.of(sides[0], List.of(sides[1])));

    assertThat(filter.test(job)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "creation_time__gte, 2026-11-23, 2026-11-23T00:00:00Z,",
    "creation_time__gt, 2026-11-23, 2026-11-24T00:00:00Z,",
    "creation_time__lte, 2026-11-23,, 2026-11-23T23:59:59.999Z",
    "creation_time__lt, 2026-11-23,, 2026-11-22T23:59:59.999Z",
    "creation_time, 2026-11-23, 2026-11-23T00:00:00Z, 2026-11-23T23:59:59.999Z",
    "creation_time, 2026-11-23|2026-11-20, 2026-11-20T00:00:00Z, 2026-11-23T23:59:59.999Z",
    "creation_time__gte, 2026-11-23|-1h, 2026-11-23T00:00:00Z,",
    "creation_time__gte, -999999999w,,",
    "creation_time__ne, 2026-11-23,,",
    "last_modified_time__gte, 2026-11-23,,"
  })
  void tellsWhichCreationTimesAJobMayHave(String name, String values, Instant first, Instant last) {
    Filter filter = reader().read(Map.of(name, List.of(values.split("\\|", -1))));

    assertThat(filter.creationTimes().first()).isEqualTo(first);
    assertThat(filter.creationTimes().last()).isEqualTo(last);
  }
}
