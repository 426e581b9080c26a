package dev.trainspotter.benchmarks.naive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.MetricData;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/// About the columns of a job, as a bean for the enhanced client. Members that are objects are kept
/// as text.
@NullUnmarked
@DynamoDbBean
public class NaiveJob {
  private String trainingJobArn;
  private String trainingJobName;
  private String trainingJobStatus;
  private String secondaryStatus;
  private String failureReason;
  private String roleArn;
  private String tuningJobArn;
  private String trainingImage;
  private String instanceType;
  private Integer instanceCount;
  private String modelArtifacts;
  private String outputPath;
  private Integer maxRuntimeInSeconds;
  private Integer trainingTimeInSeconds;
  private Integer billableTimeInSeconds;
  private Boolean enableManagedSpotTraining;
  private Instant creationTime;
  private Instant trainingStartTime;
  private Instant trainingEndTime;
  private Instant lastModifiedTime;
  private Map<String, String> hyperParameters;
  private Map<String, String> tags;
  private Map<String, String> environment;
  private Map<String, Float> finalMetrics;
  private List<String> inputDataConfig;
  private List<String> secondaryStatusTransitions;

  static NaiveJob of(DescribeTrainingJobResponse job, List<Tag> tags) {
    NaiveJob row = new NaiveJob();
    row.setTrainingJobArn(job.trainingJobArn());
    row.setTrainingJobName(job.trainingJobName());
    row.setTrainingJobStatus(job.trainingJobStatusAsString());
    row.setSecondaryStatus(job.secondaryStatusAsString());
    row.setFailureReason(job.failureReason());
    row.setRoleArn(job.roleArn());
    row.setTuningJobArn(job.tuningJobArn());
    row.setTrainingImage(job.algorithmSpecification().trainingImage());
    row.setInstanceType(job.resourceConfig().instanceTypeAsString());
    row.setInstanceCount(job.resourceConfig().instanceCount());
    row.setModelArtifacts(job.modelArtifacts().s3ModelArtifacts());
    row.setOutputPath(job.outputDataConfig().s3OutputPath());
    row.setMaxRuntimeInSeconds(job.stoppingCondition().maxRuntimeInSeconds());
    row.setTrainingTimeInSeconds(job.trainingTimeInSeconds());
    row.setBillableTimeInSeconds(job.billableTimeInSeconds());
    row.setEnableManagedSpotTraining(job.enableManagedSpotTraining());
    row.setCreationTime(job.creationTime());
    row.setTrainingStartTime(job.trainingStartTime());
    row.setTrainingEndTime(job.trainingEndTime());
    row.setLastModifiedTime(job.lastModifiedTime());
    row.setHyperParameters(job.hyperParameters());
    row.setTags(tags.stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    row.setEnvironment(job.environment());
    row.setFinalMetrics(
        job.finalMetricDataList().stream()
            .collect(Collectors.toMap(MetricData::metricName, MetricData::value)));
    row.setInputDataConfig(texts(job.inputDataConfig()));
    row.setSecondaryStatusTransitions(texts(job.secondaryStatusTransitions()));
    return row;
  }

  private static List<String> texts(List<?> members) {
    return members.stream().map(Object::toString).toList();
  }

  @DynamoDbPartitionKey
  public String getTrainingJobArn() {
    return trainingJobArn;
  }

  public void setTrainingJobArn(String trainingJobArn) {
    this.trainingJobArn = trainingJobArn;
  }

  public String getTrainingJobName() {
    return trainingJobName;
  }

  public void setTrainingJobName(String trainingJobName) {
    this.trainingJobName = trainingJobName;
  }

  public String getTrainingJobStatus() {
    return trainingJobStatus;
  }

  public void setTrainingJobStatus(String trainingJobStatus) {
    this.trainingJobStatus = trainingJobStatus;
  }

  public String getSecondaryStatus() {
    return secondaryStatus;
  }

  public void setSecondaryStatus(String secondaryStatus) {
    this.secondaryStatus = secondaryStatus;
  }

  public String getFailureReason() {
    return failureReason;
  }

  public void setFailureReason(String failureReason) {
    this.failureReason = failureReason;
  }

  public String getRoleArn() {
    return roleArn;
  }

  public void setRoleArn(String roleArn) {
    this.roleArn = roleArn;
  }

  public String getTuningJobArn() {
    return tuningJobArn;
  }

  public void setTuningJobArn(String tuningJobArn) {
    this.tuningJobArn = tuningJobArn;
  }

  public String getTrainingImage() {
    return trainingImage;
  }

  public void setTrainingImage(String trainingImage) {
    this.trainingImage = trainingImage;
  }

  public String getInstanceType() {
    return instanceType;
  }

  public void setInstanceType(String instanceType) {
    this.instanceType = instanceType;
  }

  public Integer getInstanceCount() {
    return instanceCount;
  }

  public void setInstanceCount(Integer instanceCount) {
    this.instanceCount = instanceCount;
  }

  public String getModelArtifacts() {
    return modelArtifacts;
  }

  public void setModelArtifacts(String modelArtifacts) {
    this.modelArtifacts = modelArtifacts;
  }

  public String getOutputPath() {
    return outputPath;
  }

  public void setOutputPath(String outputPath) {
    this.outputPath = outputPath;
  }

  public Integer getMaxRuntimeInSeconds() {
    return maxRuntimeInSeconds;
  }

  public void setMaxRuntimeInSeconds(Integer maxRuntimeInSeconds) {
    this.maxRuntimeInSeconds = maxRuntimeInSeconds;
  }

  public Integer getTrainingTimeInSeconds() {
    return trainingTimeInSeconds;
  }

  public void setTrainingTimeInSeconds(Integer trainingTimeInSeconds) {
    this.trainingTimeInSeconds = trainingTimeInSeconds;
  }

  public Integer getBillableTimeInSeconds() {
    return billableTimeInSeconds;
  }

  public void setBillableTimeInSeconds(Integer billableTimeInSeconds) {
    this.billableTimeInSeconds = billableTimeInSeconds;
  }

  public Boolean getEnableManagedSpotTraining() {
    return enableManagedSpotTraining;
  }

  public void setEnableManagedSpotTraining(Boolean enableManagedSpotTraining) {
    this.enableManagedSpotTraining = enableManagedSpotTraining;
  }

  public Instant getCreationTime() {
    return creationTime;
  }

  public void setCreationTime(Instant creationTime) {
    this.creationTime = creationTime;
  }

  public Instant getTrainingStartTime() {
    return trainingStartTime;
  }

  public void setTrainingStartTime(Instant trainingStartTime) {
    this.trainingStartTime = trainingStartTime;
  }

  public Instant getTrainingEndTime() {
    return trainingEndTime;
  }

  public void setTrainingEndTime(Instant trainingEndTime) {
    this.trainingEndTime = trainingEndTime;
  }

  public Instant getLastModifiedTime() {
    return lastModifiedTime;
  }

  public void setLastModifiedTime(Instant lastModifiedTime) {
    this.lastModifiedTime = lastModifiedTime;
  }

  public Map<String, String> getHyperParameters() {
    return hyperParameters;
  }

  public void setHyperParameters(Map<String, String> hyperParameters) {
    this.hyperParameters = hyperParameters;
  }

  public Map<String, String> getTags() {
    return tags;
  }

  public void setTags(Map<String, String> tags) {
    this.tags = tags;
  }

  public Map<String, String> getEnvironment() {
    return environment;
  }

  public void setEnvironment(Map<String, String> environment) {
    this.environment = environment;
  }

  public Map<String, Float> getFinalMetrics() {
    return finalMetrics;
  }

  public void setFinalMetrics(Map<String, Float> finalMetrics) {
    this.finalMetrics = finalMetrics;
  }

  public List<String> getInputDataConfig() {
    return inputDataConfig;
  }

  public void setInputDataConfig(List<String> inputDataConfig) {
    this.inputDataConfig = inputDataConfig;
  }

  public List<String> getSecondaryStatusTransitions() {
    return secondaryStatusTransitions;
  }

  public void setSecondaryStatusTransitions(List<String> secondaryStatusTransitions) {
    this.secondaryStatusTransitions = secondaryStatusTransitions;
  }
}
