package dev.trainspotter.api;

import org.jspecify.annotations.Nullable;

/// The caller's fault: names the parameter, what it was and what was expected.
public final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  private BadRequestException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /// A request that cannot be answered because of one parameter.
  ///
  /// @param parameter null when it is none in particular
  /// @param detail what was expected
  public static BadRequestException of(
      @Nullable String parameter, @Nullable String value, String detail) {
    return new BadRequestException(new Problem(400, detail, parameter, value));
  }

  /// What the caller is told.
  public Problem problem() {
    return problem;
  }
}
