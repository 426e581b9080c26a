package dev.trainspotter.catalog;

import static dev.trainspotter.catalog.ColumnType.BOOL;
import static dev.trainspotter.catalog.ColumnType.HSTORE;
import static dev.trainspotter.catalog.ColumnType.HSTORE_CSV;
import static dev.trainspotter.catalog.ColumnType.INT64;
import static dev.trainspotter.catalog.ColumnType.JSON;
import static dev.trainspotter.catalog.ColumnType.STRING;
import static dev.trainspotter.catalog.ColumnType.TIMESTAMP;

import java.util.Arrays;
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
      STRING,
      null,
      "Names one generation of a job: its ARN in lower case, `@`, and its creation time."),
  ACCOUNT_ID(
      "account_id",
      STRING,
      null,
      "The twelve digits of the account the job runs in, from its ARN."),
  ALGORITHM_SPECIFICATION(
      "algorithm_specification",
      JSON,
      "AlgorithmSpecification",
      "The training image or algorithm, its input mode, entrypoint, arguments and the metrics it"
          + " looks for in the logs."),
  AUTO_ML_JOB_ARN(
      "auto_ml_job_arn",
      STRING,
      "AutoMLJobArn",
      "ARN of the AutoML job that started this job; absent unless one did."),
  BILLABLE_TIME_IN_SECONDS(
      "billable_time_in_seconds",
      INT64,
      "BillableTimeInSeconds",
      "Seconds billed for each instance; multiply by `instance_count`. Absent until the job ends."),
  CHECKPOINT_CONFIG(
      "checkpoint_config",
      JSON,
      "CheckpointConfig",
      "Where checkpoints are kept, so that a spot job can go on after an interruption."),
  CREATION_TIME(
      "creation_time",
      TIMESTAMP,
      "CreationTime",
      "When the job was created; tells apart jobs that shared a name."),
  DEBUG_HOOK_CONFIG(
      "debug_hook_config",
      JSON,
      "DebugHookConfig",
      "What SageMaker Debugger's hook saves and where it puts it."),
  DEBUG_RULE_CONFIGURATIONS(
      "debug_rule_configurations",
      JSON,
      "DebugRuleConfigurations",
      "The Debugger rules asked to watch the job's tensors."),
  DEBUG_RULE_EVALUATION_STATUSES(
      "debug_rule_evaluation_statuses",
      JSON,
      "DebugRuleEvaluationStatuses",
      "How far each Debugger rule is and what it found; may change after the job has ended.",
      "LastModifiedTime"),
  ENABLE_INTER_CONTAINER_TRAFFIC_ENCRYPTION(
      "enable_inter_container_traffic_encryption",
      BOOL,
      "EnableInterContainerTrafficEncryption",
      "Whether the traffic between the instances of a distributed job is encrypted."),
  ENABLE_MANAGED_SPOT_TRAINING(
      "enable_managed_spot_training",
      BOOL,
      "EnableManagedSpotTraining",
      "Whether the job runs on spot capacity, cheaper and open to interruption."),
  ENABLE_NETWORK_ISOLATION(
      "enable_network_isolation",
      BOOL,
      "EnableNetworkIsolation",
      "Whether the container is cut off from every network but its peers."),
  ENVIRONMENT(
      "environment",
      HSTORE,
      "Environment",
      "Environment variables of the container, by name; secrets are masked."),
  EXPERIMENT_CONFIG(
      "experiment_config",
      JSON,
      "ExperimentConfig",
      "The experiment, trial and run that the job belongs to."),
  FAILURE_REASON(
      "failure_reason",
      STRING,
      "FailureReason",
      "Why the job failed, in SageMaker's words, cut at 1,024 characters; absent unless it"
          + " failed."),
  FINAL_METRIC_DATA_LIST(
      "final_metric_data_list",
      JSON,
      "FinalMetricDataList",
      "The last value of each metric that the algorithm reported, with its time.",
      "Timestamp"),
  HYPER_PARAMETERS(
      "hyper_parameters",
      HSTORE,
      "HyperParameters",
      "The algorithm's parameters by name, as text, often JSON-quoted by an SDK; secrets are"
          + " masked."),
  INFRA_CHECK_CONFIG(
      "infra_check_config",
      JSON,
      "InfraCheckConfig",
      "Whether instances are checked for health before training begins."),
  INPUT_DATA_CONFIG(
      "input_data_config",
      JSON,
      "InputDataConfig",
      "The input channels: where each one's data lies and how it is read."),
  LABELING_JOB_ARN(
      "labeling_job_arn",
      STRING,
      "LabelingJobArn",
      "ARN of the Ground Truth labeling job that started this job; absent unless one did."),
  LAST_MODIFIED_TIME(
      "last_modified_time",
      TIMESTAMP,
      "LastModifiedTime",
      "When the status last changed; tags, warm pool and rules may change later without it."),
  MODEL_ARTIFACTS(
      "model_artifacts",
      JSON,
      "ModelArtifacts",
      "Where in S3 the trained model lies; absent while the job runs and often when it failed."),
  OUTPUT_DATA_CONFIG(
      "output_data_config",
      JSON,
      "OutputDataConfig",
      "Where in S3 results go, how they are compressed and with which key they are encrypted."),
  PROFILER_CONFIG(
      "profiler_config",
      JSON,
      "ProfilerConfig",
      "What the Debugger's profiler measures, how often, and where it writes."),
  PROFILER_RULE_CONFIGURATIONS(
      "profiler_rule_configurations",
      JSON,
      "ProfilerRuleConfigurations",
      "The profiler rules asked to watch the job's use of its machines."),
  PROFILER_RULE_EVALUATION_STATUSES(
      "profiler_rule_evaluation_statuses",
      JSON,
      "ProfilerRuleEvaluationStatuses",
      "How far each profiler rule is and what it found; may change after the job has ended.",
      "LastModifiedTime"),
  PROFILING_STATUS(
      "profiling_status",
      STRING,
      "ProfilingStatus",
      "`Enabled` or `Disabled`: whether the job is being profiled."),
  REMOTE_DEBUG_CONFIG(
      "remote_debug_config",
      JSON,
      "RemoteDebugConfig",
      "Whether the container may be entered through Systems Manager."),
  RESOURCE_CONFIG(
      "resource_config",
      JSON,
      "ResourceConfig",
      "Instances asked for and got, volumes in GB, and how long a warm pool is kept, in seconds."),
  RETRY_STRATEGY(
      "retry_strategy",
      JSON,
      "RetryStrategy",
      "How many times SageMaker tries again after an internal error of its own."),
  ROLE_ARN(
      "role_arn", STRING, "RoleArn", "ARN of the IAM role with whose permissions the job runs."),
  SECONDARY_STATUS(
      "secondary_status",
      STRING,
      "SecondaryStatus",
      "The step within the status, such as `Downloading` or `Interrupted`; kept verbatim."),
  SECONDARY_STATUS_TRANSITIONS(
      "secondary_status_transitions",
      JSON,
      "SecondaryStatusTransitions",
      "Every step so far with start, end and message, oldest first; absent for old jobs.",
      "StartTime",
      "EndTime"),
  STOPPING_CONDITION(
      "stopping_condition",
      JSON,
      "StoppingCondition",
      "How long the job may run, wait for spot capacity and stay pending, in seconds."),
  TAGS(
      "tags",
      HSTORE_CSV,
      "Tags",
      "The job's tags by key, asked for with `ListTags`; secrets are masked."),
  TENSOR_BOARD_OUTPUT_CONFIG(
      "tensor_board_output_config",
      JSON,
      "TensorBoardOutputConfig",
      "Where TensorBoard's files are written, in the container and in S3."),
  TRAINING_END_TIME(
      "training_end_time",
      TIMESTAMP,
      "TrainingEndTime",
      "When the instances stopped being billed; absent until the job ends."),
  TRAINING_JOB_ARN(
      "training_job_arn", STRING, "TrainingJobArn", "The job's ARN as SageMaker spells it."),
  TRAINING_JOB_NAME(
      "training_job_name",
      STRING,
      "TrainingJobName",
      "The job's name; may be used again once the job has been deleted."),
  TRAINING_JOB_STATUS(
      "training_job_status",
      STRING,
      "TrainingJobStatus",
      "`InProgress`, `Completed`, `Failed`, `Stopping`, `Stopped` or `Deleting`; new ones are kept"
          + " verbatim."),
  TRAINING_START_TIME(
      "training_start_time",
      TIMESTAMP,
      "TrainingStartTime",
      "When the instances began to be billed; absent until then."),
  TRAINING_TIME_IN_SECONDS(
      "training_time_in_seconds",
      INT64,
      "TrainingTimeInSeconds",
      "Seconds from start to end on each instance; more than the billable ones on spot."),
  TUNING_JOB_ARN(
      "tuning_job_arn",
      STRING,
      "TuningJobArn",
      "ARN of the hyperparameter tuning job that started this job; absent unless one did."),
  VPC_CONFIG(
      "vpc_config",
      JSON,
      "VpcConfig",
      "The subnets and security groups the job runs in; absent outside a VPC."),
  WARM_POOL_STATUS(
      "warm_pool_status",
      JSON,
      "WarmPoolStatus",
      "What became of the instances kept warm after the job, and the seconds billed for keeping"
          + " them."),

  BILLABLE_TOKEN_COUNT(
      "billable_token_count",
      INT64,
      "BillableTokenCount",
      "Tokens billed for a serverless job; absent for jobs billed by time."),
  SERVERLESS_JOB_CONFIG(
      "serverless_job_config",
      JSON,
      "ServerlessJobConfig",
      "Base model, technique and evaluator of a serverless job; absent where instances were asked"
          + " for."),
  MLFLOW_CONFIG(
      "mlflow_config",
      JSON,
      "MlflowConfig",
      "The MLflow server, experiment and run that the job was told to report to."),
  MODEL_PACKAGE_CONFIG(
      "model_package_config",
      JSON,
      "ModelPackageConfig",
      "The model package group that receives the result, and the package it started from."),
  MLFLOW_DETAILS(
      "mlflow_details",
      JSON,
      "MlflowDetails",
      "Ids of the MLflow experiment and run that were in fact used."),
  PROGRESS_INFO(
      "progress_info",
      JSON,
      "ProgressInfo",
      "Epochs and steps done and expected, for jobs that report them."),
  OUTPUT_MODEL_PACKAGE_ARN(
      "output_model_package_arn",
      STRING,
      "OutputModelPackageArn",
      "ARN of the model package that the job produced."),

  REGION("region", STRING, null, "The Region the job runs in, from its ARN."),
  INSTANCE_TYPE(
      "instance_type",
      STRING,
      null,
      "The instance type that is billed: the selected one, else the one asked for, else those of"
          + " the instance groups joined by commas; absent for serverless jobs."),
  INSTANCE_COUNT(
      "instance_count",
      INT64,
      null,
      "How many instances are billed: selected, else asked for, else the sum over the groups."),
  OBSERVED_AT(
      "observed_at",
      TIMESTAMP,
      null,
      "When the question was sent that this row answers; for an event, the event's own time."),
  OBSERVED_BY(
      "observed_by",
      STRING,
      null,
      "`describe`, `search` or `event`: how complete the row is, the fullest first."),
  DELETED_AT(
      "deleted_at",
      TIMESTAMP,
      null,
      "When SageMaker was first seen not to know the job any more; absent while it does."),
  EXTRA_MEMBERS(
      "extra_members",
      JSON,
      null,
      "Members of SageMaker's answer that have no column yet or are not of its documented type, as"
          + " sent; secrets are masked.");

  /// How many columns the reference record has; they come first.
  public static final int REFERENCE_COLUMNS = 46;

  private static final Map<String, Column> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(Column::id, Function.identity()));

  private final String id;
  private final ColumnType type;
  private final @Nullable String member;
  private final String description;
  private final List<String> timestampMembers;

  Column(
      String id,
      ColumnType type,
      @Nullable String member,
      String description,
      String... timestampMembers) {
    this.id = id;
    this.type = type;
    this.member = member;
    this.description = description;
    this.timestampMembers = List.of(timestampMembers);
  }

  /// The name in the table, the API and SQL.
  public String id() {
    return id;
  }

  /// What the column holds.
  public ColumnType type() {
    return type;
  }

  /// The member of SageMaker's answer that it comes from; null when the column is ours.
  public @Nullable String member() {
    return member;
  }

  /// One sentence that says what the name cannot.
  public String description() {
    return description;
  }

  /// Whether it holds an ARN: SageMaker spells the same one in different cases.
  public boolean isArn() {
    return id.endsWith("_arn");
  }

  /// The members of this list's elements that are timestamps.
  public List<String> timestampMembers() {
    return timestampMembers;
  }

  /// The column of this id; null when there is none.
  public static @Nullable Column find(String id) {
    return BY_ID.get(id);
  }
}
