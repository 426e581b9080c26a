package dev.trainspotter.infra;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message of `events/` and what its table says about it.
record Situation(String file, String outcome, boolean isMatched) {

  /// All of them, in the order of delivery.
  static List<Situation> all() {
    return House.text("events/README.md")
        .lines()
        .filter(line -> line.matches("\\| [a-z0-9-]+\\.(json|txt) \\|.*"))
        .map(line -> line.split("\\|"))
        .map(
            cells ->
                new Situation(cells[1].strip(), cells[3].strip(), cells[4].strip().equals("yes")))
        .toList();
  }

  String message() {
    return House.text("events/" + file);
  }

  String name() {
    return file.replaceFirst("\\.(json|txt)$", "");
  }

  /// What SageMaker answers when the message is read; null where it does not know the job.
  @Nullable String describeAnswer() {
    return Stream.of(name(), name().replaceFirst("-[0-9]+$", ""))
        .map(name -> "events/" + name + ".describe.json")
        .filter(path -> Files.exists(House.ROOT.resolve(path)))
        .map(House::text)
        .findFirst()
        .orElse(null);
  }
}
