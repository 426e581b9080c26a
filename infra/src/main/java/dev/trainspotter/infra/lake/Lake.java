package dev.trainspotter.infra.lake;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.tables.Tables;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/// The bucket of the exports, and the schedule that fills it.
public record Lake(LakeBucket bucket, ExportSchedule schedule) {
  /// Adds the lake with its Glue tables to the stack; null when the configuration switches it off.
  public static @Nullable Lake of(
      Construct stack, Configuration configuration, Encryption encryption, Tables tables) {
    if (!configuration.isLake()) {
      return null;
    }
    LakeBucket bucket = new LakeBucket(stack, encryption);
    new LakeDatabase(stack, configuration, bucket);
    return new Lake(
        bucket, new ExportSchedule(stack, configuration, encryption, tables.catalog(), bucket));
  }
}
