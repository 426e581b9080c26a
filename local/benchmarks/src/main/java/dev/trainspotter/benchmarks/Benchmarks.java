package dev.trainspotter.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program: finds the benchmark that is asked for and ends with its exit code.
@Command(
    name = "local/benchmarks/run",
    description = "Measures what the product costs.",
    mixinStandardHelpOptions = true,
    subcommands = {ReadUnitsCommand.class, ListSpeedCommand.class})
public final class Benchmarks {
  /// Started by the script `run`.
  public static void main(String[] arguments) {
    CommandLine program = new CommandLine(new Benchmarks());
    program.setExecutionExceptionHandler(
        (failure, command, _) -> {
          command.getErr().println(failure.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(program.execute(arguments));
  }
}
