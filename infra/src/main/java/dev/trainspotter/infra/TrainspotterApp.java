package dev.trainspotter.infra;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.WrongConfigurationException;
import dev.trainspotter.infra.functions.Zips;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;

/// The program that the CDK's command line runs: synthesizes the stack, or prints one line that
/// says what is wrong with the configuration.
public final class TrainspotterApp {
  private TrainspotterApp() {}

  /// Exits with 1 if the configuration is invalid or a zip is missing.
  public static void main(String[] arguments) {
    try {
      App app = new App();
      Zips zips = Zips.of(Path.of(System.getProperty("house", "..")).toAbsolutePath().normalize());
      new TrainspotterStack(app, Configuration.from(context(app)), zips);
      app.synth();
    } catch (WrongConfigurationException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(1);
    }
  }

  private static Map<String, Object> context(App app) {
    Map<String, Object> context = new HashMap<>();
    if (app.getNode().getAllContext() instanceof Map<?, ?> all) {
      all.forEach((key, value) -> context.put(String.valueOf(key), value));
    }
    return context;
  }
}
