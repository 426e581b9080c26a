package dev.trainspotter.emulators.fleet;

import dev.trainspotter.emulators.sagemaker.wire.JobArn;

/// What is decided about a job before its life is drawn.
///
/// @param arn who it is
/// @param baseName what its people call it
/// @param workload what it trains
/// @param fate how it ends
/// @param tuningJobArn its tuning job, or empty
/// @param isSpot whether it runs on managed spot instances
/// @param restarts whether it has a retry strategy
/// @param keepAliveSeconds how long its warm pool stays; 0 without one
/// @param hasRules whether a debugger rule watches it
/// @param isCareless whether its people pass secrets in the clear
record JobPlan(
    JobArn arn,
    String baseName,
    Workload workload,
    JobEnding fate,
    String tuningJobArn,
    boolean isSpot,
    boolean restarts,
    int keepAliveSeconds,
    boolean hasRules,
    boolean isCareless) {}
