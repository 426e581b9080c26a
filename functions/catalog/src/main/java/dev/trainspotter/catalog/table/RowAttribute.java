package dev.trainspotter.catalog.table;

import java.util.Locale;

/// An attribute of a row that is not a column. Only the writer uses it; callers never see it.
public enum RowAttribute {
  /// Fingerprint of the masked values that `Search` can return, tags included; in every index.
  DIGEST,
  /// Fingerprint of everything in the row except the time of observation.
  VERSION,
  /// Fingerprint of what the source returned, without the changes of later events.
  BASE,
  /// The newest event, if it is newer than what the source returned.
  EVENT,
  /// The source's values of the columns that an event has changed since.
  DESCRIBED,
  /// Present if no source has given the creation time and the event's own time is used instead.
  CREATION_TIME_ASSUMED,
  /// The newest time at which a source showed the job, if that is later than the observation.
  ALIVE_AT,
  /// The times at which SageMaker did not find the job, if there are several.
  NOT_FOUND_AT,
  /// When the tags were listed, or which event named them, if not the observed response did.
  TAGS_KNOWN_SINCE,
  /// The largest columns, compressed.
  PACKED,
  /// Part of the keys of the row's parts in the state table.
  PACKED_VERSION,
  /// The number of parts in the state table.
  PARTS;

  /// The attribute's name in DynamoDB.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
