package dev.trainspotter.emulators.fleet;

import java.time.Instant;

/// An event and the time at which it arrives.
///
/// @param at when it arrives
/// @param event the envelope, as EventBridge sends it
record Delivery(Instant at, String event) {}
