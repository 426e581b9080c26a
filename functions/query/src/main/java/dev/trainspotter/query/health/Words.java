package dev.trainspotter.query.health;

import java.time.Duration;

/// Durations in words for people.
final class Words {
  private Words() {}

  /// The duration in its largest unit of which there are at least two, such as `90 minutes`, or one
  /// of the next smaller; cut to a whole number.
  static String of(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " hours";
    }
    return duration.toMinutes() >= 2
        ? duration.toMinutes() + " minutes"
        : duration.toSeconds() + " seconds";
  }
}
