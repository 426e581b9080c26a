package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.table.RowAttribute;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// When a job was last seen to exist, and when SageMaker did not find it after that.
///
/// All sightings count, also those that change nothing else in the row. So the first time in
/// `notFoundAt`, which is the row's `deleted_at`, does not depend on the order of the sightings.
///
/// @param aliveAt the newest time at which a source showed the job
/// @param notFoundAt the times after `aliveAt` at which the job was not found, oldest first
record Life(String aliveAt, List<String> notFoundAt) {
  /// Bounds the row. A job is looked for a second time after it was not found, and seldom again.
  private static final int MOST_TIMES = 20;

  private static final String ALIVE_AT = RowAttribute.ALIVE_AT.id();
  private static final String NOT_FOUND_AT = RowAttribute.NOT_FOUND_AT.id();
  private static final String DELETED_AT = Column.DELETED_AT.id();

  /// The life of a stored generation, or of one that a sighting makes.
  static Life of(Generation generation) {
    AttributeValue alive = generation.item().get(ALIVE_AT);
    AttributeValue times = generation.item().get(NOT_FOUND_AT);
    String deletedAt = generation.deletedAt();
    List<String> notFound = deletedAt == null ? List.of() : List.of(deletedAt);
    if (times != null) {
      notFound = times.l().stream().map(AttributeValue::s).toList();
    }
    return new Life(alive == null ? generation.observedAt() : alive.s(), notFound);
  }

  /// The life that two sightings of the same job show.
  Life merge(Life other) {
    String newest = Collections.max(List.of(aliveAt, other.aliveAt));
    return new Life(newest, notFoundAt).with(other.notFoundAt);
  }

  /// The same with further times at which the job was not found.
  Life with(Collection<String> times) {
    return new Life(
        aliveAt,
        Stream.concat(notFoundAt.stream(), times.stream())
            .filter(time -> time.compareTo(aliveAt) > 0)
            .distinct()
            .sorted()
            .limit(MOST_TIMES)
            .toList());
  }

  /// The life of a job whose name was used again at this time: at the latest then it was deleted.
  Life endedBy(String successorCreated) {
    List<String> before =
        notFoundAt.stream().filter(time -> time.compareTo(successorCreated) < 0).toList();
    return new Life(aliveAt, before.isEmpty() ? List.of(successorCreated) : before);
  }

  /// The times at which the job's successor, created at this time, was not found.
  List<String> ofSuccessor(String successorCreated) {
    return notFoundAt.stream().filter(time -> time.compareTo(successorCreated) > 0).toList();
  }

  /// Item attributes of a row with this life. A row that no sighting contradicts has none but its
  /// time of observation.
  Map<String, AttributeValue> in(Generation generation) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(generation.item());
    List.of(ALIVE_AT, NOT_FOUND_AT, DELETED_AT).forEach(item::remove);
    if (!aliveAt.equals(generation.observedAt())) {
      item.put(ALIVE_AT, AttributeValue.fromS(aliveAt));
    }
    if (!notFoundAt.isEmpty()) {
      item.put(DELETED_AT, AttributeValue.fromS(notFoundAt.getFirst()));
    }
    if (notFoundAt.size() > 1) {
      item.put(
          NOT_FOUND_AT,
          AttributeValue.fromL(notFoundAt.stream().map(AttributeValue::fromS).toList()));
    }
    return item;
  }
}
