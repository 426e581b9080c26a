package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.RowAttribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A training job as the table or one of its indexes holds it.
///
/// @param position where it stands in the order of all jobs
/// @param digest the fingerprint of the values that `Search` can return; null if it has none
/// @param job all columns of a row, or only the columns that the index carries
public record StoredJob(Position position, @Nullable String digest, TrainingJob job) {
  /// The job in an item of the table or of an index.
  static StoredJob of(Map<String, AttributeValue> item) {
    AttributeValue digest = item.get(RowAttribute.DIGEST.id());
    return new StoredJob(Position.of(item), digest == null ? null : digest.s(), Items.job(item));
  }
}
