package dev.trainspotter.cli.terminal;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExitCodeGenerator;

/// Ends the command with an exit code; the message is one line for the user and says what to do.
public final class RefusedException extends RuntimeException implements IExitCodeGenerator {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private RefusedException(String message, int exitCode) {
    super(OneLine.of(message));
    this.exitCode = exitCode;
  }

  /// The usage was valid, but the command failed: exit code 1.
  public static RefusedException failed(String message) {
    return new RefusedException(message, ExitCode.SOFTWARE);
  }

  /// The usage was invalid: exit code 2.
  public static RefusedException wrongUsage(String message) {
    return new RefusedException(message, ExitCode.USAGE);
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
