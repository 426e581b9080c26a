package dev.trainspotter.emulators.fleet;

import java.time.Instant;

/// One step of a job's life.
///
/// @param status the training job status from then on
/// @param secondaryStatus the secondary status from then on
/// @param message SageMaker's words for it
/// @param at when
record StatusTransition(String status, String secondaryStatus, String message, Instant at) {}
