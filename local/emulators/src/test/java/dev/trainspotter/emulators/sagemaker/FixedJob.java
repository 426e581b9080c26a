package dev.trainspotter.emulators.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.math.BigDecimal;

/// Small Describe responses for tests.
public final class FixedJob {
  public static final String ACCOUNT = "111122223333";
  static final String REGION = "us-east-1";

  private FixedJob() {}

  public static String arn(String name) {
    return "arn:aws:sagemaker:%s:%s:training-job/%s".formatted(REGION, ACCOUNT, name);
  }

  public static ObjectNode named(String name) {
    return of(name, "Completed", 0);
  }

  /// A job of this status, created `seconds` seconds after the jobs of [#named].
  public static ObjectNode of(String name, String status, int seconds) {
    BigDecimal created = new BigDecimal("1763000000.123").add(BigDecimal.valueOf(seconds));
    ObjectNode job =
        Json.object()
            .put("TrainingJobName", name)
            .put("TrainingJobArn", arn(name))
            .put("TrainingJobStatus", status)
            .put("SecondaryStatus", status)
            .put("CreationTime", created)
            .put("LastModifiedTime", created);
    job.putObject("ResourceConfig").put("InstanceType", "ml.g5.2xlarge").put("InstanceCount", 2);
    job.putObject("HyperParameters").put("learning.rate", "0.1");
    return job;
  }
}
