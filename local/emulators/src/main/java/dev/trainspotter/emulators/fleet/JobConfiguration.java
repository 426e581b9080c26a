package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.util.List;

/// The members of a Describe response that are fixed when the job is created.
final class JobConfiguration {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final SeededRandom random;
  private final JobPlan plan;
  private final ObjectNode members = Json.object();

  private JobConfiguration(SeededRandom random, JobPlan plan) {
    this.random = random;
    this.plan = plan;
  }

  static ObjectNode of(SeededRandom random, JobPlan plan) {
    JobConfiguration configuration = new JobConfiguration(random, plan);
    configuration.addAlgorithm();
    configuration.addChannels();
    configuration.addResources();
    configuration.addLimits();
    configuration.addNetwork();
    configuration.addDebugger();
    configuration.addExtras();
    configuration.addSecrets();
    return configuration.members;
  }

  private void addAlgorithm() {
    ObjectNode hyperParameters = plan.workload().hyperParameters(random);
    if (!plan.tuningJobArn().isEmpty()) {
      hyperParameters.put("_tuning_objective_metric", plan.workload().metrics().getLast());
      members.put("TuningJobArn", plan.tuningJobArn());
    }
    members.set("HyperParameters", hyperParameters);
    ObjectNode algorithm = members.putObject("AlgorithmSpecification");
    algorithm.put("TrainingImage", plan.workload().image(plan.arn().region()));
    algorithm.put("TrainingInputMode", random.pick(List.of("File", "FastFile")));
    var metrics = algorithm.putArray("MetricDefinitions");
    for (String metric : plan.workload().metrics()) {
      metrics.addObject().put("Name", metric).put("Regex", metric + "=([0-9\\.]+)");
    }
    algorithm.put("EnableSageMakerMetricsTimeSeries", true);
    members.put(
        "RoleArn",
        "arn:aws:iam::%s:role/service-role/AmazonSageMaker-ExecutionRole-20250114T102233"
            .formatted(plan.arn().account()));
  }

  private void addChannels() {
    var channels = members.putArray("InputDataConfig");
    for (String name : List.of("train", "validation")) {
      ObjectNode channel = channels.addObject().put("ChannelName", name);
      ObjectNode source = channel.putObject("DataSource").putObject("S3DataSource");
      source.put("S3DataType", "S3Prefix");
      source.put("S3Uri", bucket() + "/datasets/%s/%s".formatted(plan.baseName(), name));
      source.put("S3DataDistributionType", "FullyReplicated");
      if (plan.workload() == Workload.XGBOOST) {
        channel.put("ContentType", "text/csv");
      }
      channel.put("CompressionType", "None").put("RecordWrapperType", "None");
    }
    members
        .putObject("OutputDataConfig")
        .put("KmsKeyId", "")
        .put("S3OutputPath", bucket() + "/output")
        .put("CompressionType", "GZIP");
  }

  private void addResources() {
    ObjectNode resources = members.putObject("ResourceConfig");
    String instanceType = random.pick(plan.workload().instanceTypes());
    if (plan.workload() == Workload.CUSTOM_IMAGE && random.oneIn(2)) {
      var groups = resources.putArray("InstanceGroups");
      group(groups.addObject(), "trainers", instanceType, random.between(1, 8));
      group(groups.addObject(), "data-loaders", "ml.m5.4xlarge", random.between(1, 4));
    } else {
      resources.put("InstanceType", instanceType);
      resources.put("InstanceCount", random.pick(List.of(1, 1, 1, 2, 4, 8)));
    }
    resources.put("VolumeSizeInGB", random.pick(List.of(30, 100, 500)));
    if (plan.keepAliveSeconds() > 0) {
      resources.put("KeepAlivePeriodInSeconds", plan.keepAliveSeconds());
    }
  }

  private static void group(ObjectNode group, String name, String type, int count) {
    group.put("InstanceGroupName", name).put("InstanceType", type).put("InstanceCount", count);
  }

  private void addLimits() {
    ObjectNode limits = members.putObject("StoppingCondition");
    limits.put("MaxRuntimeInSeconds", 86_400);
    members.put("EnableManagedSpotTraining", plan.isSpot());
    if (plan.isSpot()) {
      limits.put("MaxWaitTimeInSeconds", 172_800);
      members
          .putObject("CheckpointConfig")
          .put("S3Uri", bucket() + "/checkpoints/" + plan.arn().name())
          .put("LocalPath", "/opt/ml/checkpoints");
    }
    if (plan.hasRetryStrategy()) {
      members.putObject("RetryStrategy").put("MaximumRetryAttempts", random.between(1, 5));
    }
  }

  private void addNetwork() {
    members.put("EnableNetworkIsolation", false);
    members.put("EnableInterContainerTrafficEncryption", random.oneIn(5));
    if (random.oneIn(3)) {
      ObjectNode vpc = members.putObject("VpcConfig");
      vpc.putArray("SecurityGroupIds").add("sg-0" + random.hex(16));
      vpc.putArray("Subnets").add("subnet-0" + random.hex(16)).add("subnet-0" + random.hex(16));
    }
  }

  private void addDebugger() {
    members
        .putObject("ProfilerConfig")
        .put("S3OutputPath", bucket() + "/profiler")
        .put("ProfilingIntervalInMilliseconds", 500)
        .put("DisableProfiler", !plan.hasRules());
    members.put("ProfilingStatus", plan.hasRules() ? "Enabled" : "Disabled");
    if (plan.hasRules()) {
      ObjectNode hook = members.putObject("DebugHookConfig");
      hook.put("S3OutputPath", bucket() + "/debug");
      hook.putArray("CollectionConfigurations").addObject().put("CollectionName", "losses");
      ObjectNode rule = members.putArray("DebugRuleConfigurations").addObject();
      rule.put("RuleConfigurationName", "LossNotDecreasing");
      rule.put(
          "RuleEvaluatorImage",
          "503895931360.dkr.ecr.%s.amazonaws.com/sagemaker-debugger-rules:latest"
              .formatted(plan.arn().region()));
      rule.putObject("RuleParameters").put("rule_to_invoke", "LossNotDecreasing");
    }
  }

  private void addExtras() {
    ObjectNode environment = members.putObject("Environment");
    environment.put("NCCL_DEBUG", "WARN").put("TOKENIZERS_PARALLELISM", "false");
    environment.put("WANDB_PROJECT", plan.baseName());
    if (random.oneIn(3)) {
      members
          .putObject("ExperimentConfig")
          .put("ExperimentName", plan.baseName())
          .put("TrialName", plan.baseName() + "-" + random.hex(6))
          .put("RunName", "run-" + random.between(1, 200));
    }
  }

  /// Made-up secrets in plain text, as some users pass them, so that masking can be tested.
  private void addSecrets() {
    if (plan.hasPlainSecrets()) {
      ObjectNode environment = members.withObjectProperty("Environment");
      environment.put("HF_TOKEN", "hf_" + random.letters(ALPHABET, 34));
      environment.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
      environment.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
      environment.put("DB_PASSWORD", "correct-horse-" + random.between(1000, 9999));
      members
          .withObjectProperty("HyperParameters")
          .put("hub_token", "\"hf_" + random.letters(ALPHABET, 34) + "\"");
    }
  }

  private String bucket() {
    return "s3://sagemaker-%s-%s".formatted(plan.arn().region(), plan.arn().account());
  }
}
