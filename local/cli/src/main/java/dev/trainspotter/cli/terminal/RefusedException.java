package dev.trainspotter.cli.terminal;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExitCodeGenerator;

/// The command cannot go on; its message is one line for whoever asked.
public final class RefusedException extends RuntimeException implements IExitCodeGenerator {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private RefusedException(String message, int exitCode) {
    super(OneLine.of(message));
    this.exitCode = exitCode;
  }

  /// It was asked rightly.
  public static RefusedException failed(String message) {
    return new RefusedException(message, ExitCode.SOFTWARE);
  }

  /// It was asked wrongly.
  public static RefusedException wrongUsage(String message) {
    return new RefusedException(message, ExitCode.USAGE);
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
