package dev.trainspotter.infra;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Place;
import dev.trainspotter.infra.configuration.WrongConfigurationException;
import dev.trainspotter.infra.functions.Zips;
import dev.trainspotter.infra.members.MemberStack;
import dev.trainspotter.infra.members.MemberTemplate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;

/// The program that the CDK's command line runs: synthesizes the stack, or prints one line that
/// says what is wrong with the configuration. With members, it also writes their template to a file
/// of its own; with the key `hub`, it synthesizes a member stack only. With
/// [KeyPolicyCommand#NAME] as its first argument it prints the statements for the policy of the
/// customer's key instead.
public final class TrainspotterApp {
  private TrainspotterApp() {}

  /// Exits with 1 if the configuration is invalid or a zip is missing.
  public static void main(String[] arguments) {
    try {
      if (arguments.length > 0 && arguments[0].equals(KeyPolicyCommand.NAME)) {
        System.out.println(KeyPolicyCommand.run(arguments));
        return;
      }
      App app = new App();
      Configuration configuration = Configuration.from(context(app)).at(Place.of(System.getenv()));
      if (configuration.isMember()) {
        new MemberStack(app, configuration);
        app.synth();
        return;
      }
      Path house = Path.of(System.getProperty("house", "..")).toAbsolutePath().normalize();
      Zips zips = Zips.of(house, configuration);
      new TrainspotterStack(app, configuration, zips);
      MemberTemplate.of(app, configuration).write(Path.of(app.synth().getDirectory()));
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
