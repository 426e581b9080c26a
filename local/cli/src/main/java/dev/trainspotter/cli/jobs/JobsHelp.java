package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Page;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.RowRoute;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Adds the list API's parameters to the help of `jobs`, in the words of the API's documentation.
final class JobsHelp implements IModelTransformer {
  /// What means something else to who follows every page.
  private static final Map<Parameter, String> OTHERWISE =
      Map.of(
          Parameter.LIMIT,
          "How many jobs are asked for at once, 1 to %1$d; %1$d when absent."
              .formatted(Page.LARGEST_LIMIT),
          Parameter.CURSOR,
          "Goes on where an earlier run ended, which then named it, with the same parameters.");

  @Override
  public CommandSpec transform(CommandSpec command) {
    for (Parameter parameter : RowRoute.LIST_TRAINING_JOBS.parameters()) {
      String name = "--" + parameter.id();
      if (command.findOption(name) == null) {
        String description = OTHERWISE.getOrDefault(parameter, parameter.description());
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
