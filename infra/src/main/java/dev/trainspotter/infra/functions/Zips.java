package dev.trainspotter.infra.functions;

import dev.trainspotter.infra.configuration.WrongConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The zip files that the build creates, with the code of the functions.
public record Zips(Path ingest, Path query) {
  /// @throws WrongConfigurationException when a zip is missing
  public Zips {
    requireFile("IngestFunction", ingest);
    requireFile("QueryFunction", query);
  }

  /// The zips in the target folders of this project.
  ///
  /// @param project the root folder of the project
  /// @throws WrongConfigurationException when a zip is missing
  public static Zips of(Path project) {
    return new Zips(
        project.resolve("functions/ingest/target/ingest.zip"),
        project.resolve("functions/query/target/query.zip"));
  }

  private static void requireFile(String function, Path zip) {
    if (!Files.isRegularFile(zip)) {
      throw new WrongConfigurationException(
          "the zip of %s is missing: %s; build it with mvn -Dquick package"
              .formatted(function, zip));
    }
  }
}
