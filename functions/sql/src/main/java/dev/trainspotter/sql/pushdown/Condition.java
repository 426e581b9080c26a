package dev.trainspotter.sql.pushdown;

import dev.trainspotter.catalog.reader.TimeRange;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every needed row's value in one column meets.
///
/// @param texts the only texts that the value may be; null if it may be any
/// @param times the times that the value may be
/// @param isExact whether every value that meets it is needed
record Condition(@Nullable Set<String> texts, TimeRange times, boolean isExact) {
  /// Any value.
  static final Condition ANY = new Condition(null, TimeRange.ALL, true);

  /// What is not known: a value may have to meet more.
  static final Condition UNKNOWN = new Condition(null, TimeRange.ALL, false);

  /// No value.
  static final Condition NONE = new Condition(Set.of(), TimeRange.ALL, true);

  static Condition of(String text) {
    return new Condition(Set.of(text), TimeRange.ALL, true);
  }

  static Condition of(TimeRange times) {
    return new Condition(null, times, true);
  }

  /// Both conditions.
  Condition and(Condition other) {
    Set<String> both = texts == null ? other.texts : texts;
    if (texts != null && other.texts != null) {
      both = new LinkedHashSet<>(texts);
      both.retainAll(other.texts);
    }
    return new Condition(both, times.and(other.times), isExact && other.isExact);
  }

  /// At least one of the conditions. A range of times may have a gap that this one has not.
  Condition or(Condition other) {
    @Nullable Set<String> any = null;
    if (texts != null && other.texts != null) {
      any = new LinkedHashSet<>(texts);
      any.addAll(other.texts);
    }
    boolean isOfTexts = times.equals(TimeRange.ALL) && other.times.equals(TimeRange.ALL);
    return new Condition(any, times.or(other.times), isExact && other.isExact && isOfTexts);
  }

  /// Whether no value meets it.
  boolean isImpossible() {
    return (texts != null && texts.isEmpty()) || times.isEmpty();
  }
}
