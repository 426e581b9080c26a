package dev.trainspotter.infra.functions;

/// The endpoints of the emulators on this machine, for functions that `sam local` runs in
/// containers.
public enum LocalEndpoint {
  DYNAMODB(8000),
  SAGEMAKER(8001),
  SQS(9324);

  private final int port;

  LocalEndpoint(int port) {
    this.port = port;
  }

  /// The environment variable from which the AWS SDK reads the endpoint.
  public String variable() {
    return "AWS_ENDPOINT_URL_" + name();
  }

  /// The value in the template; `--env-vars` overrides it.
  public String defaultValue() {
    return "http://host.docker.internal:" + port;
  }
}
