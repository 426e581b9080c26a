package dev.trainspotter.edge;

/// Every output of the deployed stack: the stack writes it, the command line and people read it.
public enum StackOutput {
  API_URL("ApiUrl", "URL of the API."),
  TABLE_NAME("TableName", "Name of the table that stores the jobs."),
  DEAD_LETTER_QUEUE_URL(
      "DeadLetterQueueUrl", "URL of the queue for messages that could not be processed."),
  LIVE_QUEUE_URL("LiveQueueUrl", "URL of the queue that redrive sends messages to."),
  RECONCILE_FUNCTION_NAME(
      "ReconcileFunctionName",
      "Name of the function that compares SageMaker's jobs with the rows."),
  LAKE_BUCKET_NAME("LakeBucketName", "Name of the bucket that receives the daily exports."),
  ALL_ROWS_POLICY(
      "AllRowsPolicy", "ARN of a policy that allows API requests for the jobs of every account."),
  ACCOUNT_ROWS_POLICY(
      "AccountRowsPolicy", "ARN of a policy that allows API requests for the jobs of one account."),
  CALLER_ROLE(
      "CallerRole",
      "ARN of the role that callers in the stack's account can assume to call the API."),
  KEY_POLICY_STATEMENTS(
      "KeyPolicyStatements", "Statements that the policy of your KMS key must contain.");

  private final String id;
  private final String description;

  StackOutput(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /// The output's key in CloudFormation.
  public String id() {
    return id;
  }

  /// One sentence about the output's value.
  public String description() {
    return description;
  }
}
