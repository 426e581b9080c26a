package dev.trainspotter.catalog.table;

import java.util.Locale;

/// An attribute of a row that is no column: the writer's own, never shown to callers.
public enum RowAttribute {
  /// Fingerprint of what `Search` can show, masked, tags included; in every index.
  DIGEST,
  /// Fingerprint of everything in the row except the time of observation.
  VERSION,
  /// Fingerprint of what the source said, whatever an event has changed since.
  BASE,
  /// The newest event, where it says more than the source.
  EVENT,
  /// What the source said in the columns that an event has changed since.
  DESCRIBED,
  /// Present when no source has given the creation time and the event's own time stands in for it.
  CREATION_TIME_ASSUMED,
  /// The largest columns, compressed.
  PACKED,
  /// Names the parts in the state table that belong to this row.
  PACKED_VERSION,
  /// How many parts there are in the state table.
  PARTS;

  /// The attribute's name in DynamoDB.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
