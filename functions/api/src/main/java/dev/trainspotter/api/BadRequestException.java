package dev.trainspotter.api;

import org.jspecify.annotations.Nullable;

/// The caller's mistake: names the parameter, its value and what was expected.
public final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  private BadRequestException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /// A mistake in one parameter.
  ///
  /// @param parameter null when no parameter in particular is at fault
  /// @param detail what was expected
  public static BadRequestException of(
      @Nullable String parameter, @Nullable String value, String detail) {
    return new BadRequestException(new Problem(400, detail, parameter, value));
  }

  /// The problem in the response.
  public Problem problem() {
    return problem;
  }
}
