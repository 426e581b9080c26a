package dev.trainspotter.catalog.table;

/// Which of the shards a job belongs to: spreads the newest jobs over partitions.
public final class Shard {
  private Shard() {}

  /// 0 to 7, always the same for an ARN in lower case.
  public static int of(String arn) {
    return Math.floorMod(arn.hashCode(), TableShape.SHARDS);
  }
}
