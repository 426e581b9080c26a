package dev.trainspotter.infra.functions;

import dev.trainspotter.infra.configuration.WrongConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The functions' code as the build leaves it.
public record Zips(Path ingest, Path query) {
  /// @throws WrongConfigurationException when one is missing
  public Zips {
    demand("zip of IngestFunction", ingest);
    demand("zip of QueryFunction", query);
  }

  /// The zips of a house whose root is this folder.
  ///
  /// @throws WrongConfigurationException when one is missing
  public static Zips of(Path house) {
    return new Zips(
        house.resolve("functions/ingest/target/ingest.zip"),
        house.resolve("functions/query/target/query.zip"));
  }

  private static void demand(String name, Path zip) {
    if (!Files.isRegularFile(zip)) {
      throw new WrongConfigurationException(
          name, zip + ", which is missing", "the file that mvn -Dquick package makes");
    }
  }
}
