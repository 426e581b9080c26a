package dev.trainspotter.infra.functions;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.WrongConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The zip files that the build creates, with the code of the functions. Each is for one processor
/// architecture, because it has native libraries.
public record Zips(Path ingest, Path query, Path sql) {
  /// @throws WrongConfigurationException when a zip is missing
  public Zips {
    requireFile("IngestFunction", ingest);
    requireFile("QueryFunction", query);
    requireFile("SqlFunction", sql);
  }

  /// The zips in the target folders of this project, for the configured architecture.
  ///
  /// @param project the root folder of the project
  /// @throws WrongConfigurationException when a zip is missing
  public static Zips of(Path project, Configuration configuration) {
    return new Zips(
        zip(project, "ingest", configuration),
        zip(project, "query", configuration),
        zip(project, "sql", configuration));
  }

  private static Path zip(Path project, String function, Configuration configuration) {
    return project.resolve(
        "functions/%s/target/%s-%s.zip"
            .formatted(function, function, configuration.architecture()));
  }

  private static void requireFile(String function, Path zip) {
    if (!Files.isRegularFile(zip)) {
      throw new WrongConfigurationException(
          "the zip of %s is missing: %s; build it with mvn -Dquick package"
              .formatted(function, zip));
    }
  }
}
