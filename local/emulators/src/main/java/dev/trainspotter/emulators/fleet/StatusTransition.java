package dev.trainspotter.emulators.fleet;

import java.time.Instant;

/// One status of a job and when it begins.
///
/// @param status the training job status from then on
/// @param secondaryStatus the secondary status from then on
/// @param message SageMaker's status message
/// @param at when it begins
record StatusTransition(String status, String secondaryStatus, String message, Instant at) {}
