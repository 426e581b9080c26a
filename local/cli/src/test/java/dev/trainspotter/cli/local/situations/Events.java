package dev.trainspotter.cli.local.situations;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What `events/` says.
public final class Events {
  private Events() {}

  static Path folder() {
    return Path.of(System.getProperty("house"), "events");
  }

  public static List<Situation> situations() {
    return new SituationFiles(folder()).read();
  }

  static Stream<Situation.Step> messages() {
    return situations().stream().flatMap(situation -> situation.steps().stream());
  }

  /// How many messages end so, a dead letter's reason left out.
  public static Map<String, Integer> outcomes() {
    Map<String, Integer> outcomes = new TreeMap<>();
    messages().forEach(step -> outcomes.merge(step.outcome().split(":")[0], 1, Integer::sum));
    return outcomes;
  }

  /// How many dead letters there are for each reason.
  public static Map<String, Integer> deadLetters() {
    Map<String, Integer> letters = new TreeMap<>();
    messages()
        .map(Situation.Step::outcome)
        .filter(outcome -> outcome.startsWith("dead-lettered: "))
        .forEach(outcome -> letters.merge(outcome.split(": ")[1], 1, Integer::sum));
    return letters;
  }
}
