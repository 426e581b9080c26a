package dev.trainspotter.emulators.sagemaker.fault;

import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Instant;

/// One request that reached the simulated SageMaker, whether it succeeded or not.
///
/// @param operation the operation
/// @param account the account of the signature's access key
/// @param region the Region of the signature
/// @param subject the job's name or ARN as it stands in the request; empty for operations on many
///     jobs
/// @param at when the request arrived
public record Call(Operation operation, String account, String region, String subject, Instant at) {

  /// Whether the request names this job, by its name or by its ARN.
  public boolean isAbout(String trainingJobName) {
    return subject.equals(trainingJobName) || subject.endsWith("/" + trainingJobName);
  }
}
