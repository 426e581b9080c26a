package dev.trainspotter.benchmarks;

import dev.trainspotter.benchmarks.coldstart.ColdStartCommand;
import dev.trainspotter.benchmarks.listspeed.ListSpeedCommand;
import dev.trainspotter.benchmarks.organization.OrganizationCommand;
import dev.trainspotter.benchmarks.readunits.ReadUnitsCommand;
import dev.trainspotter.benchmarks.reconciliation.ReconciliationCommand;
import dev.trainspotter.benchmarks.sizes.SizesCommand;
import dev.trainspotter.benchmarks.sqlspeed.SqlSpeedCommand;
import dev.trainspotter.benchmarks.sqlstart.SqlStartCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program: runs the benchmark that its arguments name, and exits with its exit code.
@Command(
    name = "local/benchmarks/run",
    description = "Measures what the product costs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ReadUnitsCommand.class,
      ListSpeedCommand.class,
      ReconciliationCommand.class,
      OrganizationCommand.class,
      SqlSpeedCommand.class,
      SqlStartCommand.class,
      ColdStartCommand.class,
      SizesCommand.class
    })
public final class Benchmarks {
  /// Started by the script `run`.
  public static void main(String[] arguments) {
    CommandLine program = new CommandLine(new Benchmarks());
    program.setExecutionExceptionHandler(
        (e, command, _) -> {
          if (e.getMessage() == null) {
            e.printStackTrace(command.getErr());
          } else {
            command.getErr().println(e.getMessage());
          }
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(program.execute(arguments));
  }
}
