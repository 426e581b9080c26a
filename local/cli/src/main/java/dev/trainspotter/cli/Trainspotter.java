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

/// The program `trainspotter`: runs the command that its arguments name and exits with its code.
@Command(
    name = "trainspotter",
    description = "Keeps a record of every SageMaker training job.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {LocalCommand.class, JobsCommand.class, RedriveCommand.class})
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

  private static int fail(Exception failure, CommandLine command, ParseResult parsed) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    command.getErr().println(message.lines().findFirst().orElse(message));
    return failure instanceof IExitCodeGenerator coded
        ? coded.getExitCode()
        : CommandLine.ExitCode.SOFTWARE;
  }
}
