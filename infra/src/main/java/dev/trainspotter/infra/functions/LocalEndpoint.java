package dev.trainspotter.infra.functions;

/// Where a function that `sam local` runs in a container finds the emulators of the machine.
public enum LocalEndpoint {
  DYNAMODB(8000),
  SAGEMAKER(8001),
  SQS(9324);

  private final int port;

  LocalEndpoint(int port) {
    this.port = port;
  }

  /// The environment variable that the AWS SDK reads.
  public String variable() {
    return "AWS_ENDPOINT_URL_" + name();
  }

  /// The value in the template; `--env-vars` overrides it.
  public String defaultValue() {
    return "http://host.docker.internal:" + port;
  }
}
