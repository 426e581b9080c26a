package dev.trainspotter.infra.situations;

import dev.trainspotter.infra.Checkout;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message in `events/` with its row of the table in `events/README.md`.
public record Situation(String file, String outcome, boolean isMatched) {

  /// All of them, in the order of delivery.
  public static List<Situation> all() {
    return Checkout.text("events/README.md")
        .lines()
        .filter(line -> line.matches("\\| [a-z0-9-]+\\.(json|txt) \\|.*"))
        .map(line -> line.split("\\|"))
        .map(
            cells ->
                new Situation(cells[1].strip(), cells[3].strip(), cells[4].strip().equals("yes")))
        .toList();
  }

  public String message() {
    return Checkout.text("events/" + file);
  }

  public String name() {
    return file.replaceFirst("\\.(json|txt)$", "");
  }

  /// SageMaker's response to DescribeTrainingJob; null if the job does not exist.
  public @Nullable String describeAnswer() {
    return Stream.of(name(), name().replaceFirst("-[0-9]+$", ""))
        .map(name -> "events/" + name + ".describe.json")
        .filter(path -> Files.exists(Checkout.ROOT.resolve(path)))
        .map(Checkout::text)
        .findFirst()
        .orElse(null);
  }
}
