package dev.trainspotter.catalog;

/// Where masking looks for secrets in a column.
public enum Secrets {
  /// In every text and under every key: users write what they like here.
  ANYWHERE,
  /// In the container's arguments and entrypoint only.
  IN_ARGUMENTS,
  /// Nowhere: the column is stored as SageMaker sent it.
  NONE
}
