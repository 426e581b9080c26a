package dev.trainspotter.catalog;

/// Whether masking looks for secrets in a column.
public enum Secrets {
  /// In every text and under every key, at any depth: the default for a new column.
  ANYWHERE,
  /// Nowhere, because the column cannot hold free text: an ARN, a name of SageMaker's own
  /// pattern, a status, a time, an instance type, a number or a switch.
  NONE
}
