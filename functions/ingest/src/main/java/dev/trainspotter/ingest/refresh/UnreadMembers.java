package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Members that have a column, but came with another type than the documented one.
final class UnreadMembers {
  private static final Set<String> WITH_COLUMN =
      Arrays.stream(Column.values())
          .map(Column::member)
          .filter(Objects::nonNull)
          .collect(Collectors.toUnmodifiableSet());

  private UnreadMembers() {}

  /// Those of this row, as `extra_members` keeps them.
  static List<String> of(TrainingJob job) {
    AttributeValue extra = job.get(Column.EXTRA_MEMBERS);
    return extra == null
        ? List.of()
        : extra.m().keySet().stream().filter(WITH_COLUMN::contains).sorted().toList();
  }
}
