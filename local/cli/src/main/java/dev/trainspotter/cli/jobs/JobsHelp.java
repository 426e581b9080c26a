package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.result.Page;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Adds the list API's parameters to the help of `jobs`, with the API's own descriptions.
final class JobsHelp implements IModelTransformer {
  /// Descriptions of parameters that differ because the command follows every page.
  private static final Map<Parameter, String> DESCRIPTIONS =
      Map.of(
          Parameter.LIMIT,
          "How many jobs a request returns at most, 1 to %1$d; %1$d by default."
              .formatted(Page.LARGEST_LIMIT),
          Parameter.CURSOR,
          "Continues an earlier run that ended with an error and named this cursor. Repeat its"
              + " other parameters.");

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (Parameter parameter : RowRoute.LIST_TRAINING_JOBS.parameters()) {
      String name = "--" + parameter.id();
      if (command.findOption(name) == null) {
        String description = DESCRIPTIONS.getOrDefault(parameter, parameter.description());
        command.addOption(
            OptionSpec.builder(name)
                .paramLabel("VALUE")
                .type(String.class)
                .description(description.replace("%", "%%"))
                .build());
      }
    }
    return command;
  }
}
