package dev.trainspotter.emulators.sagemaker.fault;

import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Instant;

/// One request that reached the simulated SageMaker, whatever became of it.
///
/// @param operation what was asked
/// @param account the access key id of the signature, which is the account
/// @param region the Region of the signature
/// @param subject the job's name or ARN, as asked; empty for operations on many jobs
/// @param at when the request arrived
public record Call(Operation operation, String account, String region, String subject, Instant at) {

  /// Whether the call is about the job of this name, asked by name or by ARN.
  public boolean isAbout(String trainingJobName) {
    return subject.equals(trainingJobName) || subject.endsWith("/" + trainingJobName);
  }
}
