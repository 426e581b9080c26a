package dev.trainspotter.infra.functions;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.WrongConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The zip files that the build creates, with the code of the functions.
///
/// @param sql for one processor architecture, because the SQL engine is a native library
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
        project.resolve("functions/ingest/target/ingest.zip"),
        project.resolve("functions/query/target/query.zip"),
        project.resolve("functions/sql/target/sql-%s.zip".formatted(configuration.architecture())));
  }

  private static void requireFile(String function, Path zip) {
    if (!Files.isRegularFile(zip)) {
      throw new WrongConfigurationException(
          "the zip of %s is missing: %s; build it with mvn -Dquick package"
              .formatted(function, zip));
    }
  }
}
