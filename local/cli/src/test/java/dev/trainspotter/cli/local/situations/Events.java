package dev.trainspotter.cli.local.situations;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The situations of `events/` and their expected outcomes.
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

  /// How many messages are expected to have each outcome, without the reasons of dead letters.
  public static Map<String, Integer> outcomes() {
    Map<String, Integer> outcomes = new TreeMap<>();
    messages().forEach(step -> outcomes.merge(step.outcome().split(":")[0], 1, Integer::sum));
    return outcomes;
  }

  /// How many dead letters are expected for each reason.
  public static Map<String, Integer> deadLetters() {
    Map<String, Integer> letters = new TreeMap<>();
    messages()
        .map(Situation.Step::outcome)
        .filter(outcome -> outcome.startsWith("dead-lettered: "))
        .forEach(outcome -> letters.merge(outcome.split(": ")[1], 1, Integer::sum));
    return letters;
  }
}
