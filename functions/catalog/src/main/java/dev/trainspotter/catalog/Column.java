package dev.trainspotter.catalog;

import static dev.trainspotter.catalog.Traits.OURS;
import static dev.trainspotter.catalog.Traits.UNPROJECTED;
import static dev.trainspotter.catalog.Traits.describe;
import static dev.trainspotter.catalog.Traits.projected;
import static dev.trainspotter.catalog.Traits.search;
import static dev.trainspotter.catalog.Traits.stateChange;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every column of a training job, documented once, in the order in which it is shown.
///
/// The first 46 are the reference record's, in its order and types; then come the members that
/// `DescribeTrainingJob` has gained since; then our own.
public enum Column {
  KEY(
      "_key",
      new Traits(ValueForm.KEY, OURS, Secrets.NONE, UNPROJECTED),
      "Names one generation of a job: its ARN in lower case, `@`, and its creation time."),
  ACCOUNT_ID(
      "account_id",
      new Traits(ValueForm.ACCOUNT_ID, OURS, Secrets.NONE, projected(13)),
      "The twelve digits of the account the job runs in, from its ARN."),
  ALGORITHM_SPECIFICATION(
      "algorithm_specification",
      new Traits(
          ValueForm.STRUCTURE, search("AlgorithmSpecification"), Secrets.IN_ARGUMENTS, UNPROJECTED),
      "The training image or algorithm, its input mode, entrypoint, arguments and the metrics it"
          + " looks for in the logs."),
  AUTO_ML_JOB_ARN(
      "auto_ml_job_arn",
      new Traits(ValueForm.ARN, search("AutoMLJobArn"), Secrets.NONE, UNPROJECTED),
      "ARN of the AutoML job that started this job; absent unless one did."),
  BILLABLE_TIME_IN_SECONDS(
      "billable_time_in_seconds",
      new Traits(
          ValueForm.WHOLE_NUMBER, search("BillableTimeInSeconds"), Secrets.NONE, projected(9)),
      "Seconds billed for each instance; multiply by `instance_count`. Absent until the job ends."),
  CHECKPOINT_CONFIG(
      "checkpoint_config",
      new Traits(ValueForm.STRUCTURE, search("CheckpointConfig"), Secrets.NONE, UNPROJECTED),
      "Where checkpoints are kept, so that a spot job can go on after an interruption."),
  CREATION_TIME(
      "creation_time",
      new Traits(ValueForm.TIME, search("CreationTime"), Secrets.NONE, UNPROJECTED),
      "When the job was created; tells apart jobs that shared a name."),
  DEBUG_HOOK_CONFIG(
      "debug_hook_config",
      new Traits(ValueForm.STRUCTURE, search("DebugHookConfig"), Secrets.NONE, UNPROJECTED),
      "What SageMaker Debugger's hook saves and where it puts it."),
  DEBUG_RULE_CONFIGURATIONS(
      "debug_rule_configurations",
      new Traits(ValueForm.STRUCTURE, search("DebugRuleConfigurations"), Secrets.NONE, UNPROJECTED),
      "The Debugger rules asked to watch the job's tensors."),
  DEBUG_RULE_EVALUATION_STATUSES(
      "debug_rule_evaluation_statuses",
      new Traits(
          ValueForm.STRUCTURE,
          search("DebugRuleEvaluationStatuses", "LastModifiedTime"),
          Secrets.NONE,
          UNPROJECTED),
      "How far each Debugger rule is and what it found; may change after the job has ended."),
  ENABLE_INTER_CONTAINER_TRAFFIC_ENCRYPTION(
      "enable_inter_container_traffic_encryption",
      new Traits(
          ValueForm.YES_OR_NO,
          search("EnableInterContainerTrafficEncryption"),
          Secrets.NONE,
          UNPROJECTED),
      "Whether the traffic between the instances of a distributed job is encrypted."),
  ENABLE_MANAGED_SPOT_TRAINING(
      "enable_managed_spot_training",
      new Traits(
          ValueForm.YES_OR_NO, search("EnableManagedSpotTraining"), Secrets.NONE, projected(10)),
      "Whether the job runs on spot capacity, cheaper and open to interruption."),
  ENABLE_NETWORK_ISOLATION(
      "enable_network_isolation",
      new Traits(ValueForm.YES_OR_NO, search("EnableNetworkIsolation"), Secrets.NONE, UNPROJECTED),
      "Whether the container is cut off from every network but its peers."),
  ENVIRONMENT(
      "environment",
      new Traits(ValueForm.TEXT_BY_KEY, search("Environment"), Secrets.ANYWHERE, UNPROJECTED),
      "Environment variables of the container, by name; secrets are masked."),
  EXPERIMENT_CONFIG(
      "experiment_config",
      new Traits(ValueForm.STRUCTURE, search("ExperimentConfig"), Secrets.NONE, UNPROJECTED),
      "The experiment, trial and run that the job belongs to."),
  FAILURE_REASON(
      "failure_reason",
      new Traits(ValueForm.TEXT, stateChange("FailureReason"), Secrets.NONE, projected(16)),
      "Why the job failed, in SageMaker's words, cut at 1,024 characters; absent unless it"
          + " failed."),
  FINAL_METRIC_DATA_LIST(
      "final_metric_data_list",
      new Traits(
          ValueForm.METRICS, search("FinalMetricDataList", "Timestamp"), Secrets.NONE, UNPROJECTED),
      "The last value of each metric that the algorithm reported, with its time."),
  HYPER_PARAMETERS(
      "hyper_parameters",
      new Traits(ValueForm.TEXT_BY_KEY, search("HyperParameters"), Secrets.ANYWHERE, UNPROJECTED),
      "The algorithm's parameters by name, as text, often JSON-quoted by an SDK; secrets are"
          + " masked."),
  INFRA_CHECK_CONFIG(
      "infra_check_config",
      new Traits(ValueForm.STRUCTURE, describe("InfraCheckConfig"), Secrets.NONE, UNPROJECTED),
      "Whether instances are checked for health before training begins."),
  INPUT_DATA_CONFIG(
      "input_data_config",
      new Traits(ValueForm.STRUCTURE, search("InputDataConfig"), Secrets.NONE, UNPROJECTED),
      "The input channels: where each one's data lies and how it is read."),
  LABELING_JOB_ARN(
      "labeling_job_arn",
      new Traits(ValueForm.ARN, search("LabelingJobArn"), Secrets.NONE, UNPROJECTED),
      "ARN of the Ground Truth labeling job that started this job; absent unless one did."),
  LAST_MODIFIED_TIME(
      "last_modified_time",
      new Traits(ValueForm.TIME, stateChange("LastModifiedTime"), Secrets.NONE, projected(5)),
      "When the status last changed; tags, warm pool and rules may change later without it."),
  MODEL_ARTIFACTS(
      "model_artifacts",
      new Traits(ValueForm.STRUCTURE, search("ModelArtifacts"), Secrets.NONE, UNPROJECTED),
      "Where in S3 the trained model lies; absent while the job runs and often when it failed."),
  OUTPUT_DATA_CONFIG(
      "output_data_config",
      new Traits(ValueForm.STRUCTURE, search("OutputDataConfig"), Secrets.NONE, UNPROJECTED),
      "Where in S3 results go, how they are compressed and with which key they are encrypted."),
  PROFILER_CONFIG(
      "profiler_config",
      new Traits(ValueForm.STRUCTURE, search("ProfilerConfig"), Secrets.NONE, UNPROJECTED),
      "What the Debugger's profiler measures, how often, and where it writes."),
  PROFILER_RULE_CONFIGURATIONS(
      "profiler_rule_configurations",
      new Traits(
          ValueForm.STRUCTURE, describe("ProfilerRuleConfigurations"), Secrets.NONE, UNPROJECTED),
      "The profiler rules asked to watch the job's use of its machines."),
  PROFILER_RULE_EVALUATION_STATUSES(
      "profiler_rule_evaluation_statuses",
      new Traits(
          ValueForm.STRUCTURE,
          describe("ProfilerRuleEvaluationStatuses", "LastModifiedTime"),
          Secrets.NONE,
          UNPROJECTED),
      "How far each profiler rule is and what it found; may change after the job has ended."),
  PROFILING_STATUS(
      "profiling_status",
      new Traits(ValueForm.TEXT, describe("ProfilingStatus"), Secrets.NONE, UNPROJECTED),
      "`Enabled` or `Disabled`: whether the job is being profiled."),
  REMOTE_DEBUG_CONFIG(
      "remote_debug_config",
      new Traits(ValueForm.STRUCTURE, describe("RemoteDebugConfig"), Secrets.NONE, UNPROJECTED),
      "Whether the container may be entered through Systems Manager."),
  RESOURCE_CONFIG(
      "resource_config",
      new Traits(ValueForm.STRUCTURE, search("ResourceConfig"), Secrets.NONE, UNPROJECTED),
      "Instances asked for and got, volumes in GB, and how long a warm pool is kept, in seconds."),
  RETRY_STRATEGY(
      "retry_strategy",
      new Traits(ValueForm.STRUCTURE, search("RetryStrategy"), Secrets.NONE, UNPROJECTED),
      "How many times SageMaker tries again after an internal error of its own."),
  ROLE_ARN(
      "role_arn",
      new Traits(ValueForm.ROLE_ARN, search("RoleArn"), Secrets.NONE, UNPROJECTED),
      "ARN of the IAM role with whose permissions the job runs."),
  SECONDARY_STATUS(
      "secondary_status",
      new Traits(
          ValueForm.SECONDARY_STATUS, stateChange("SecondaryStatus"), Secrets.NONE, projected(4)),
      "The step within the status, such as `Downloading` or `Interrupted`; kept verbatim."),
  SECONDARY_STATUS_TRANSITIONS(
      "secondary_status_transitions",
      new Traits(
          ValueForm.STRUCTURE,
          search("SecondaryStatusTransitions", "StartTime", "EndTime"),
          Secrets.NONE,
          UNPROJECTED),
      "Every step so far with start, end and message, oldest first; absent for old jobs."),
  STOPPING_CONDITION(
      "stopping_condition",
      new Traits(ValueForm.STRUCTURE, search("StoppingCondition"), Secrets.NONE, UNPROJECTED),
      "How long the job may run, wait for spot capacity and stay pending, in seconds."),
  TAGS(
      "tags",
      new Traits(ValueForm.TAGS, search("Tags"), Secrets.ANYWHERE, projected(15)),
      "The job's tags by key, asked for with `ListTags`; secrets are masked."),
  TENSOR_BOARD_OUTPUT_CONFIG(
      "tensor_board_output_config",
      new Traits(ValueForm.STRUCTURE, search("TensorBoardOutputConfig"), Secrets.NONE, UNPROJECTED),
      "Where TensorBoard's files are written, in the container and in S3."),
  TRAINING_END_TIME(
      "training_end_time",
      new Traits(ValueForm.TIME, stateChange("TrainingEndTime"), Secrets.NONE, projected(7)),
      "When the instances stopped being billed; absent until the job ends."),
  TRAINING_JOB_ARN(
      "training_job_arn",
      new Traits(ValueForm.TRAINING_JOB_ARN, search("TrainingJobArn"), Secrets.NONE, projected(2)),
      "The job's ARN as SageMaker spells it."),
  TRAINING_JOB_NAME(
      "training_job_name",
      new Traits(
          ValueForm.TRAINING_JOB_NAME, search("TrainingJobName"), Secrets.NONE, projected(1)),
      "The job's name; may be used again once the job has been deleted."),
  TRAINING_JOB_STATUS(
      "training_job_status",
      new Traits(ValueForm.STATUS, stateChange("TrainingJobStatus"), Secrets.NONE, projected(3)),
      "`InProgress`, `Completed`, `Failed`, `Stopping`, `Stopped` or `Deleting`; new ones are kept"
          + " verbatim."),
  TRAINING_START_TIME(
      "training_start_time",
      new Traits(ValueForm.TIME, stateChange("TrainingStartTime"), Secrets.NONE, projected(6)),
      "When the instances began to be billed; absent until then."),
  TRAINING_TIME_IN_SECONDS(
      "training_time_in_seconds",
      new Traits(
          ValueForm.WHOLE_NUMBER, search("TrainingTimeInSeconds"), Secrets.NONE, projected(8)),
      "Seconds from start to end on each instance; more than the billable ones on spot."),
  TUNING_JOB_ARN(
      "tuning_job_arn",
      new Traits(ValueForm.ARN, search("TuningJobArn"), Secrets.NONE, projected(17)),
      "ARN of the hyperparameter tuning job that started this job; absent unless one did."),
  VPC_CONFIG(
      "vpc_config",
      new Traits(ValueForm.STRUCTURE, search("VpcConfig"), Secrets.NONE, UNPROJECTED),
      "The subnets and security groups the job runs in; absent outside a VPC."),
  WARM_POOL_STATUS(
      "warm_pool_status",
      new Traits(ValueForm.STRUCTURE, describe("WarmPoolStatus"), Secrets.NONE, UNPROJECTED),
      "What became of the instances kept warm after the job, and the seconds billed for keeping"
          + " them."),

  BILLABLE_TOKEN_COUNT(
      "billable_token_count",
      new Traits(ValueForm.WHOLE_NUMBER, describe("BillableTokenCount"), Secrets.NONE, UNPROJECTED),
      "Tokens billed for a serverless job; absent for jobs billed by time."),
  SERVERLESS_JOB_CONFIG(
      "serverless_job_config",
      new Traits(ValueForm.STRUCTURE, describe("ServerlessJobConfig"), Secrets.NONE, UNPROJECTED),
      "Base model, technique and evaluator of a serverless job; absent where instances were asked"
          + " for."),
  MLFLOW_CONFIG(
      "mlflow_config",
      new Traits(ValueForm.STRUCTURE, describe("MlflowConfig"), Secrets.NONE, UNPROJECTED),
      "The MLflow server, experiment and run that the job was told to report to."),
  MODEL_PACKAGE_CONFIG(
      "model_package_config",
      new Traits(ValueForm.STRUCTURE, search("ModelPackageConfig"), Secrets.NONE, UNPROJECTED),
      "The model package group that receives the result, and the package it started from."),
  MLFLOW_DETAILS(
      "mlflow_details",
      new Traits(ValueForm.STRUCTURE, describe("MlflowDetails"), Secrets.NONE, UNPROJECTED),
      "Ids of the MLflow experiment and run that were in fact used."),
  PROGRESS_INFO(
      "progress_info",
      new Traits(ValueForm.STRUCTURE, describe("ProgressInfo"), Secrets.NONE, UNPROJECTED),
      "Epochs and steps done and expected, for jobs that report them."),
  OUTPUT_MODEL_PACKAGE_ARN(
      "output_model_package_arn",
      new Traits(ValueForm.ARN, search("OutputModelPackageArn"), Secrets.NONE, UNPROJECTED),
      "ARN of the model package that the job produced."),

  REGION(
      "region",
      new Traits(ValueForm.REGION, OURS, Secrets.NONE, projected(14)),
      "The Region the job runs in, from its ARN."),
  INSTANCE_TYPE(
      "instance_type",
      new Traits(ValueForm.INSTANCE_TYPES, OURS, Secrets.NONE, projected(11)),
      "The instance type that is billed: the selected one, else the one asked for, else those of"
          + " the instance groups joined by commas; absent for serverless jobs."),
  INSTANCE_COUNT(
      "instance_count",
      new Traits(ValueForm.WHOLE_NUMBER, OURS, Secrets.NONE, projected(12)),
      "How many instances are billed: selected, else asked for, else the sum over the groups."),
  OBSERVED_AT(
      "observed_at",
      new Traits(ValueForm.TIME, OURS, Secrets.NONE, UNPROJECTED),
      "When the question was sent that this row answers; for an event, the event's own time."),
  OBSERVED_BY(
      "observed_by",
      new Traits(ValueForm.TEXT, OURS, Secrets.NONE, UNPROJECTED),
      "`describe`, `search` or `event`: how complete the row is, the fullest first."),
  DELETED_AT(
      "deleted_at",
      new Traits(ValueForm.TIME, OURS, Secrets.NONE, projected(18)),
      "When SageMaker was first seen not to know the job any more; absent while it does."),
  EXTRA_MEMBERS(
      "extra_members",
      new Traits(ValueForm.STRUCTURE, OURS, Secrets.ANYWHERE, UNPROJECTED),
      "Members of SageMaker's answer that have no column yet or are not of its documented type, as"
          + " sent; secrets are masked.");

  /// How many columns the reference record has; they come first.
  public static final int REFERENCE_COLUMNS = 46;

  private static final Map<String, Column> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(Column::id, Function.identity()));

  private final String id;
  private final Traits traits;
  private final String description;

  Column(String id, Traits traits, String description) {
    this.id = id;
    this.traits = traits;
    this.description = description;
  }

  /// The name in the table, the API and SQL.
  public String id() {
    return id;
  }

  /// The type of its values.
  public ColumnType type() {
    return form().type();
  }

  /// What its values look like.
  public ValueForm form() {
    return traits.form();
  }

  /// The member of SageMaker's responses that it comes from; null when the column is ours.
  public @Nullable String member() {
    return traits.source().member();
  }

  /// One sentence: unit, when it is absent, who decides it.
  public String description() {
    return description;
  }

  /// Where masking looks for secrets in it.
  public Secrets secrets() {
    return traits.secrets();
  }

  /// Whether a record of `Search` has its member.
  public boolean isInSearch() {
    return traits.source().isInSearch();
  }

  /// Whether a state change may replace its value in an older description.
  public boolean isInStateChanges() {
    return traits.source().isInStateChanges();
  }

  /// Whether its values are ARNs, which SageMaker spells in different cases.
  public boolean isArn() {
    return form().isArn();
  }

  /// Whether its values are texts by key, so that a path into it is one key.
  public boolean isMap() {
    return type() == ColumnType.HSTORE || type() == ColumnType.HSTORE_CSV;
  }

  /// Whether everything after the column's dot is one name, dots included: a map's key or a
  /// metric's name.
  public boolean hasKeys() {
    return isMap() || hasMetrics();
  }

  /// Whether a path may lead into it.
  public boolean hasInside() {
    return isMap() || type() == ColumnType.JSON;
  }

  /// Whether its values are metrics, so that a path into it is a metric's name.
  public boolean hasMetrics() {
    return form() == ValueForm.METRICS;
  }

  /// The members of this list's elements that are timestamps.
  public List<String> timestampMembers() {
    return traits.source().timestampMembers();
  }

  /// The columns that every index carries, in the order of its projection.
  public static List<Column> carriedByIndexes() {
    return Arrays.stream(values())
        .filter(column -> column.traits.projection().rank() > 0)
        .sorted(Comparator.comparingInt(column -> column.traits.projection().rank()))
        .toList();
  }

  /// The column of this id; null when there is none.
  public static @Nullable Column find(String id) {
    return BY_ID.get(id);
  }
}
