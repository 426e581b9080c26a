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

/// Every column of a training job with all that is decided about it, in the order in which columns
/// are shown.
///
/// The first 46 are the reference record's, in its order and types. Members that
/// `DescribeTrainingJob` has gained since follow, and then the columns that Trainspotter adds.
public enum Column {
  KEY(
      "_key",
      new Traits(ValueForm.KEY, OURS, Secrets.NONE, UNPROJECTED),
      "Identifies one job even when names are reused: its ARN in lower case, `@` and its creation"
          + " time."),
  ACCOUNT_ID(
      "account_id",
      new Traits(ValueForm.ACCOUNT_ID, OURS, Secrets.NONE, projected(13)),
      "12-digit id of the AWS account that owns the job; taken from its ARN."),
  ALGORITHM_SPECIFICATION(
      "algorithm_specification",
      new Traits(
          ValueForm.STRUCTURE, search("AlgorithmSpecification"), Secrets.ANYWHERE, UNPROJECTED),
      "Training image or algorithm, input mode, entrypoint, arguments and metric definitions, as"
          + " the caller set them; secrets are masked."),
  AUTO_ML_JOB_ARN(
      "auto_ml_job_arn",
      new Traits(ValueForm.ARN, search("AutoMLJobArn"), Secrets.NONE, UNPROJECTED),
      "ARN of the AutoML job that started this job; absent or empty for other jobs."),
  BILLABLE_TIME_IN_SECONDS(
      "billable_time_in_seconds",
      new Traits(
          ValueForm.WHOLE_NUMBER, search("BillableTimeInSeconds"), Secrets.NONE, projected(9)),
      "Seconds billed per instance; multiply by `instance_count` for the total. Absent until the"
          + " job ends."),
  CHECKPOINT_CONFIG(
      "checkpoint_config",
      new Traits(ValueForm.STRUCTURE, search("CheckpointConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Where checkpoints are written, so that an interrupted spot job can resume; absent when the"
          + " caller set none."),
  CREATION_TIME(
      "creation_time",
      new Traits(ValueForm.TIME, search("CreationTime"), Secrets.NONE, UNPROJECTED),
      "When the job was created; distinguishes jobs that used the same name one after another."),
  DEBUG_HOOK_CONFIG(
      "debug_hook_config",
      new Traits(ValueForm.STRUCTURE, search("DebugHookConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "What SageMaker Debugger saves from the training and where; absent when Debugger is off."),
  DEBUG_RULE_CONFIGURATIONS(
      "debug_rule_configurations",
      new Traits(
          ValueForm.STRUCTURES, search("DebugRuleConfigurations"), Secrets.ANYWHERE, UNPROJECTED),
      "Debugger rules that evaluate the job's tensors, as the caller set them; absent when there"
          + " are none."),
  DEBUG_RULE_EVALUATION_STATUSES(
      "debug_rule_evaluation_statuses",
      new Traits(
          ValueForm.STRUCTURES,
          search("DebugRuleEvaluationStatuses", "LastModifiedTime"),
          Secrets.ANYWHERE,
          UNPROJECTED),
      "Status and result of each Debugger rule; SageMaker may update it after the job has ended."),
  ENABLE_INTER_CONTAINER_TRAFFIC_ENCRYPTION(
      "enable_inter_container_traffic_encryption",
      new Traits(
          ValueForm.YES_OR_NO,
          search("EnableInterContainerTrafficEncryption"),
          Secrets.NONE,
          UNPROJECTED),
      "Whether traffic between the instances of a distributed job is encrypted; set by the"
          + " caller."),
  ENABLE_MANAGED_SPOT_TRAINING(
      "enable_managed_spot_training",
      new Traits(
          ValueForm.YES_OR_NO, search("EnableManagedSpotTraining"), Secrets.NONE, projected(10)),
      "Whether the job runs on spot capacity, which costs less but can be interrupted; set by the"
          + " caller."),
  ENABLE_NETWORK_ISOLATION(
      "enable_network_isolation",
      new Traits(ValueForm.YES_OR_NO, search("EnableNetworkIsolation"), Secrets.NONE, UNPROJECTED),
      "Whether the container has no network access except to the job's other containers; set by"
          + " the caller."),
  ENVIRONMENT(
      "environment",
      new Traits(ValueForm.TEXT_BY_KEY, search("Environment"), Secrets.ANYWHERE, UNPROJECTED),
      "Environment variables of the container by name, as the caller set them; secrets are"
          + " masked."),
  EXPERIMENT_CONFIG(
      "experiment_config",
      new Traits(ValueForm.STRUCTURE, search("ExperimentConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Names of the SageMaker experiment, trial and run that the job belongs to; absent when the"
          + " caller set none."),
  FAILURE_REASON(
      "failure_reason",
      new Traits(ValueForm.TEXT, stateChange("FailureReason"), Secrets.ANYWHERE, projected(16)),
      "SageMaker's reason why the job failed, at most 1,024 characters, secrets masked; absent"
          + " unless it failed."),
  FINAL_METRIC_DATA_LIST(
      "final_metric_data_list",
      new Traits(
          ValueForm.METRICS,
          search("FinalMetricDataList", "Timestamp"),
          Secrets.ANYWHERE,
          UNPROJECTED),
      "Last value of each metric that the algorithm reported, with its time; absent when it"
          + " reported none."),
  HYPER_PARAMETERS(
      "hyper_parameters",
      new Traits(ValueForm.TEXT_BY_KEY, search("HyperParameters"), Secrets.ANYWHERE, UNPROJECTED),
      "Hyperparameters by name, always as text, which SDKs often quote as JSON; set by the"
          + " caller; secrets are masked."),
  INFRA_CHECK_CONFIG(
      "infra_check_config",
      new Traits(ValueForm.STRUCTURE, describe("InfraCheckConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Whether SageMaker checks the instances' health before training starts; absent when the"
          + " caller set nothing."),
  INPUT_DATA_CONFIG(
      "input_data_config",
      new Traits(ValueForm.STRUCTURES, search("InputDataConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Input channels: where the data of each one is stored and how it is read; absent for jobs"
          + " without input."),
  LABELING_JOB_ARN(
      "labeling_job_arn",
      new Traits(ValueForm.ARN, search("LabelingJobArn"), Secrets.NONE, UNPROJECTED),
      "ARN of the Ground Truth labeling job that started this job; absent or empty for other"
          + " jobs."),
  LAST_MODIFIED_TIME(
      "last_modified_time",
      new Traits(ValueForm.TIME, stateChange("LastModifiedTime"), Secrets.NONE, projected(5)),
      "When SageMaker last changed the status; tags, warm pool and rule statuses can change"
          + " later."),
  MODEL_ARTIFACTS(
      "model_artifacts",
      new Traits(ValueForm.STRUCTURE, search("ModelArtifacts"), Secrets.ANYWHERE, UNPROJECTED),
      "S3 location of the trained model; absent while the job runs and often when it failed."),
  OUTPUT_DATA_CONFIG(
      "output_data_config",
      new Traits(ValueForm.STRUCTURE, search("OutputDataConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "S3 location, compression and encryption key of the job's output; set by the caller."),
  PROFILER_CONFIG(
      "profiler_config",
      new Traits(ValueForm.STRUCTURE, search("ProfilerConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "What the Debugger profiler measures, its interval in milliseconds and its S3 location;"
          + " absent when the profiler was never on."),
  PROFILER_RULE_CONFIGURATIONS(
      "profiler_rule_configurations",
      new Traits(
          ValueForm.STRUCTURES,
          describe("ProfilerRuleConfigurations"),
          Secrets.ANYWHERE,
          UNPROJECTED),
      "Profiler rules that evaluate the job's use of its instances; absent when there are none."),
  PROFILER_RULE_EVALUATION_STATUSES(
      "profiler_rule_evaluation_statuses",
      new Traits(
          ValueForm.STRUCTURES,
          describe("ProfilerRuleEvaluationStatuses", "LastModifiedTime"),
          Secrets.ANYWHERE,
          UNPROJECTED),
      "Status and result of each profiler rule; SageMaker may update it after the job has ended."),
  PROFILING_STATUS(
      "profiling_status",
      new Traits(ValueForm.TEXT, describe("ProfilingStatus"), Secrets.ANYWHERE, UNPROJECTED),
      "`Enabled` or `Disabled`: whether the profiler runs for the job."),
  REMOTE_DEBUG_CONFIG(
      "remote_debug_config",
      new Traits(ValueForm.STRUCTURE, describe("RemoteDebugConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Whether the caller allowed access to the container through AWS Systems Manager; absent"
          + " when not set."),
  RESOURCE_CONFIG(
      "resource_config",
      new Traits(ValueForm.STRUCTURE, search("ResourceConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Instances requested and selected, volume size in GB and warm pool time in seconds; set by"
          + " the caller, selection by SageMaker."),
  RETRY_STRATEGY(
      "retry_strategy",
      new Traits(ValueForm.STRUCTURE, search("RetryStrategy"), Secrets.ANYWHERE, UNPROJECTED),
      "How often SageMaker retries the job after an internal error; absent when the caller set"
          + " nothing."),
  ROLE_ARN(
      "role_arn",
      new Traits(ValueForm.ROLE_ARN, search("RoleArn"), Secrets.NONE, UNPROJECTED),
      "ARN of the IAM role whose permissions SageMaker uses for the job; set by the caller."),
  SECONDARY_STATUS(
      "secondary_status",
      new Traits(
          ValueForm.SECONDARY_STATUS, stateChange("SecondaryStatus"), Secrets.NONE, projected(4)),
      "Step within the status, such as `Downloading` or `Interrupted`; kept as SageMaker spells"
          + " it."),
  SECONDARY_STATUS_TRANSITIONS(
      "secondary_status_transitions",
      new Traits(
          ValueForm.STRUCTURES,
          search("SecondaryStatusTransitions", "StartTime", "EndTime"),
          Secrets.ANYWHERE,
          UNPROJECTED),
      "All secondary statuses so far with start time, end time and message, oldest first; absent"
          + " for old jobs."),
  STOPPING_CONDITION(
      "stopping_condition",
      new Traits(ValueForm.STRUCTURE, search("StoppingCondition"), Secrets.ANYWHERE, UNPROJECTED),
      "Limits in seconds on the job's run time, its wait for spot capacity and its pending time;"
          + " set by the caller."),
  TAGS(
      "tags",
      new Traits(ValueForm.TAGS, search("Tags"), Secrets.ANYWHERE, projected(15)),
      "The job's tags by key, from `ListTags` or an event; secrets are masked."),
  TENSOR_BOARD_OUTPUT_CONFIG(
      "tensor_board_output_config",
      new Traits(
          ValueForm.STRUCTURE, search("TensorBoardOutputConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Where TensorBoard output is written, in the container and in S3; absent when the caller"
          + " set none."),
  TRAINING_END_TIME(
      "training_end_time",
      new Traits(ValueForm.TIME, stateChange("TrainingEndTime"), Secrets.NONE, projected(7)),
      "When billing of the instances ended; absent until then."),
  TRAINING_JOB_ARN(
      "training_job_arn",
      new Traits(ValueForm.TRAINING_JOB_ARN, search("TrainingJobArn"), Secrets.NONE, projected(2)),
      "ARN of the job as SageMaker spells it; its case can differ from the case in events."),
  TRAINING_JOB_NAME(
      "training_job_name",
      new Traits(
          ValueForm.TRAINING_JOB_NAME, search("TrainingJobName"), Secrets.NONE, projected(1)),
      "Name of the job; can be used again after the job has been deleted."),
  TRAINING_JOB_STATUS(
      "training_job_status",
      new Traits(ValueForm.STATUS, stateChange("TrainingJobStatus"), Secrets.NONE, projected(3)),
      "`InProgress`, `Completed`, `Failed`, `Stopping`, `Stopped` or `Deleting`; statuses that"
          + " SageMaker adds later are kept as spelled."),
  TRAINING_START_TIME(
      "training_start_time",
      new Traits(ValueForm.TIME, stateChange("TrainingStartTime"), Secrets.NONE, projected(6)),
      "When billing of the instances began; absent until then."),
  TRAINING_TIME_IN_SECONDS(
      "training_time_in_seconds",
      new Traits(
          ValueForm.WHOLE_NUMBER, search("TrainingTimeInSeconds"), Secrets.NONE, projected(8)),
      "Seconds of training per instance; with spot capacity more than the billable seconds."
          + " Absent until the job ends."),
  TUNING_JOB_ARN(
      "tuning_job_arn",
      new Traits(ValueForm.ARN, search("TuningJobArn"), Secrets.NONE, projected(17)),
      "ARN of the hyperparameter tuning job that started this job; absent or empty for other"
          + " jobs."),
  VPC_CONFIG(
      "vpc_config",
      new Traits(ValueForm.STRUCTURE, search("VpcConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Subnets and security groups that the job's containers use; absent when the job runs"
          + " outside a VPC."),
  WARM_POOL_STATUS(
      "warm_pool_status",
      new Traits(ValueForm.STRUCTURE, describe("WarmPoolStatus"), Secrets.ANYWHERE, UNPROJECTED),
      "State of the instances kept after the job for reuse, and the seconds billed for them;"
          + " absent without a warm pool."),

  BILLABLE_TOKEN_COUNT(
      "billable_token_count",
      new Traits(ValueForm.WHOLE_NUMBER, describe("BillableTokenCount"), Secrets.NONE, UNPROJECTED),
      "Tokens billed for a serverless job; absent for jobs billed by time."),
  SERVERLESS_JOB_CONFIG(
      "serverless_job_config",
      new Traits(
          ValueForm.STRUCTURE, describe("ServerlessJobConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Base model, technique and evaluator of a serverless job; absent for jobs that run on"
          + " instances."),
  MLFLOW_CONFIG(
      "mlflow_config",
      new Traits(ValueForm.STRUCTURE, describe("MlflowConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "MLflow server, experiment and run that the caller chose for the job's results; absent when"
          + " not set."),
  MODEL_PACKAGE_CONFIG(
      "model_package_config",
      new Traits(ValueForm.STRUCTURE, search("ModelPackageConfig"), Secrets.ANYWHERE, UNPROJECTED),
      "Model package group that receives the result, and the model package that training started"
          + " from; absent when not set."),
  MLFLOW_DETAILS(
      "mlflow_details",
      new Traits(ValueForm.STRUCTURE, describe("MlflowDetails"), Secrets.ANYWHERE, UNPROJECTED),
      "Ids of the MLflow experiment and run that the job used; absent without MLflow."),
  PROGRESS_INFO(
      "progress_info",
      new Traits(ValueForm.STRUCTURE, describe("ProgressInfo"), Secrets.ANYWHERE, UNPROJECTED),
      "Epochs and steps completed and planned; absent for jobs that do not report them."),
  OUTPUT_MODEL_PACKAGE_ARN(
      "output_model_package_arn",
      new Traits(ValueForm.ARN, search("OutputModelPackageArn"), Secrets.NONE, UNPROJECTED),
      "ARN of the model package that the job created; absent when it created none."),

  REGION(
      "region",
      new Traits(ValueForm.REGION, OURS, Secrets.NONE, projected(14)),
      "Region that the job runs in, such as `eu-west-1`; taken from its ARN."),
  INSTANCE_TYPE(
      "instance_type",
      new Traits(ValueForm.INSTANCE_TYPES, OURS, Secrets.NONE, projected(11)),
      "Billed instance type: the selected one, else the requested one, else those of the instance"
          + " groups joined by commas. Absent for serverless jobs."),
  INSTANCE_COUNT(
      "instance_count",
      new Traits(ValueForm.WHOLE_NUMBER, OURS, Secrets.NONE, projected(12)),
      "Number of billed instances: selected, else requested, else the sum over the instance"
          + " groups. Absent for serverless jobs."),
  OBSERVED_AT(
      "observed_at",
      new Traits(ValueForm.TIME, OURS, Secrets.NONE, UNPROJECTED),
      "When Trainspotter requested this description from SageMaker; for a row known only from an"
          + " event, the event's time."),
  OBSERVED_BY(
      "observed_by",
      new Traits(ValueForm.TEXT, OURS, Secrets.ANYWHERE, UNPROJECTED),
      "Source of the row, the most complete first: `describe`, `search` or `event`."),
  DELETED_AT(
      "deleted_at",
      new Traits(ValueForm.TIME, OURS, Secrets.NONE, projected(18)),
      "When SageMaker first answered that the job no longer exists; absent while it exists."),
  EXTRA_MEMBERS(
      "extra_members",
      new Traits(ValueForm.STRUCTURE, OURS, Secrets.ANYWHERE, UNPROJECTED),
      "Members of SageMaker's response that have no column, or whose type is not the documented"
          + " one, unchanged; secrets are masked."),
  TAGS_STALE(
      "tags_stale",
      new Traits(ValueForm.YES_OR_NO, OURS, Secrets.NONE, UNPROJECTED),
      "`true` when SageMaker described the job but did not list its tags: `tags` then holds those"
          + " listed before, if any. Absent when the tags are as new as the description.");

  /// Number of columns in the reference record; they come first.
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

  /// Whether a record of SageMaker's `Search` has the member that this column comes from.
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

  /// The members that are times in each element of this list.
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

  /// The column with this id; null when no column has it.
  public static @Nullable Column find(String id) {
    return BY_ID.get(id);
  }
}
