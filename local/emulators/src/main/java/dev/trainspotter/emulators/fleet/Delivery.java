package dev.trainspotter.emulators.fleet;

import java.time.Instant;

/// An event on its way.
///
/// @param at when it arrives
/// @param event the envelope, as EventBridge sends it
record Delivery(Instant at, String event) {}
