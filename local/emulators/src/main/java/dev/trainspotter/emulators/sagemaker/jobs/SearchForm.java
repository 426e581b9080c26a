package dev.trainspotter.emulators.sagemaker.jobs;

/// The forms of the response of Search.
public enum SearchForm {
  /// SageMaker's own, with the exact number of all matching jobs.
  COUNTED,
  /// SageMaker's own, without that number.
  UNCOUNTED,
  /// Pages of up to 1,000 jobs, whatever number is requested.
  LARGE_PAGES,
  /// The newest jobs first, whatever order is requested.
  NEWEST_FIRST
}
