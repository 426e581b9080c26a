package dev.trainspotter.emulators.fleet;

import dev.trainspotter.emulators.sagemaker.wire.JobArn;

/// What is decided about a job before its status history is drawn.
///
/// @param arn the job's ARN
/// @param baseName the part of its name that its team chose
/// @param workload the kind of training
/// @param ending how it ends
/// @param tuningJobArn the ARN of its tuning job; empty without one
/// @param isSpot whether it runs on managed spot instances
/// @param hasRetryStrategy whether it restarts, as its retry strategy allows
/// @param keepAliveSeconds how long its warm pool is kept; 0 without one
/// @param hasRules whether it has a debugger rule
/// @param hasPlainSecrets whether its environment and hyperparameters have secrets in plain text
record JobPlan(
    JobArn arn,
    String baseName,
    Workload workload,
    JobEnding ending,
    String tuningJobArn,
    boolean isSpot,
    boolean hasRetryStrategy,
    int keepAliveSeconds,
    boolean hasRules,
    boolean hasPlainSecrets) {}
