package dev.trainspotter.cli;

import dev.trainspotter.cli.jobs.JobsCommand;
import dev.trainspotter.cli.local.LocalCommand;
import dev.trainspotter.cli.redrive.RedriveCommand;
import dev.trainspotter.cli.terminal.StandardOutput;
import dev.trainspotter.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program: finds the command that is asked for and ends with its exit code.
@Command(
    name = "trainspotter",
    description = "Writes down every SageMaker training job that goes by.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {LocalCommand.class, JobsCommand.class, RedriveCommand.class})
public final class Trainspotter {
  /// Started by the script `trainspotter`.
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

  /// All commands, with their exit codes.
  public static CommandLine commandLine() {
    return new CommandLine(new Trainspotter())
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Trainspotter::refuse)
        .setExecutionExceptionHandler(Trainspotter::fail);
  }

  private static int refuse(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    if (arguments.length == 0) {
      command.usage(command.getErr());
    } else {
      String name = command.getCommandSpec().qualifiedName();
      command.getErr().println("see: ./%s --help".formatted(name));
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static int fail(Exception failure, CommandLine command, ParseResult asked) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    command.getErr().println(message.lines().findFirst().orElse(message));
    return failure instanceof IExitCodeGenerator coded
        ? coded.getExitCode()
        : CommandLine.ExitCode.SOFTWARE;
  }
}
