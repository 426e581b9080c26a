package dev.trainspotter.cli;

import dev.trainspotter.cli.console.ConsoleCommand;
import dev.trainspotter.cli.doctor.DoctorCommand;
import dev.trainspotter.cli.health.HealthCommand;
import dev.trainspotter.cli.jobs.JobsCommand;
import dev.trainspotter.cli.local.LocalCommand;
import dev.trainspotter.cli.reconcile.ReconcileCommand;
import dev.trainspotter.cli.redrive.RedriveCommand;
import dev.trainspotter.cli.sql.SqlCommand;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.cli.terminal.StandardOutput;
import dev.trainspotter.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program `trainspotter`: runs the command that its arguments name and exits with its code.
@Command(
    name = "trainspotter",
    description = "Keeps a record of every SageMaker training job.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      LocalCommand.class,
      JobsCommand.class,
      SqlCommand.class,
      HealthCommand.class,
      ConsoleCommand.class,
      DoctorCommand.class,
      ReconcileCommand.class,
      RedriveCommand.class
    })
public final class Trainspotter {
  /// The entry point; the script `trainspotter` starts it.
  public static void main(String[] arguments) {
    StandardOutput output = StandardOutput.install();
    int exitCode = commandLine().execute(arguments);
    System.out.flush();
    String failure = output.failure();
    if (failure != null) {
      System.err.println(failure);
      exitCode = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(exitCode);
  }

  /// The parser of all commands. It prints errors in one line and maps them to exit codes.
  public static CommandLine commandLine() {
    return new CommandLine(new Trainspotter())
        .setExpandAtFiles(false)
        .setExecutionStrategy(Trainspotter::run)
        .setParameterExceptionHandler(Trainspotter::refuse)
        .setExecutionExceptionHandler(Trainspotter::fail);
  }

  private static int refuse(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    if (arguments.length == 0) {
      command.usage(command.getErr());
    } else {
      String name = command.getCommandSpec().qualifiedName();
      command.getErr().println("see: ./%s --help".formatted(name));
    }
    return CommandLine.ExitCode.USAGE;
  }

  /// Picocli handles exceptions only; without this, Java would print the trace of an error.
  private static int run(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      CommandLine command = parsed.commandSpec().commandLine();
      throw new ExecutionException(command, FailureLine.of(e), e);
    }
  }

  private static int fail(Exception failure, CommandLine command, ParseResult parsed) {
    Throwable cause =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    command
        .getErr()
        .println(
            cause instanceof RefusedException refused ? refused.text() : FailureLine.of(cause));
    return failure instanceof IExitCodeGenerator coded
        ? coded.getExitCode()
        : CommandLine.ExitCode.SOFTWARE;
  }
}
