package dev.trainspotter.cli.terminal;

import java.util.stream.Collectors;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExitCodeGenerator;

/// Ends the command with an exit code; the message is one line for the user and says what to do.
public final class RefusedException extends RuntimeException implements IExitCodeGenerator {
  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final boolean isVerbatim;

  private RefusedException(String message, int exitCode, boolean isVerbatim) {
    super(message);
    this.exitCode = exitCode;
    this.isVerbatim = isVerbatim;
  }

  /// The usage was valid, but the command failed: exit code 1.
  public static RefusedException failed(String message) {
    return new RefusedException(OneLine.of(message), ExitCode.SOFTWARE, false);
  }

  /// The usage was invalid: exit code 2.
  public static RefusedException wrongUsage(String message) {
    return new RefusedException(OneLine.of(message), ExitCode.USAGE, false);
  }

  /// The same failure with a message that is printed as it is, with all its lines: a statement may
  /// hold what elsewhere would be the name of a class.
  public RefusedException verbatim(String message) {
    String lines = message.lines().map(OneLine::of).collect(Collectors.joining("\n"));
    return new RefusedException(lines, exitCode, true);
  }

  /// The same failure with this message.
  public RefusedException with(String message) {
    return new RefusedException(OneLine.of(message), exitCode, isVerbatim);
  }

  /// The text for the user, without a line break at its end.
  public String text() {
    return isVerbatim ? String.valueOf(getMessage()) : FailureLine.of(this);
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
