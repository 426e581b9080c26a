package dev.trainspotter.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The files of `events/` and the table in its README that states the outcome of each.
public final class Events {
  private static final Path FOLDER = Path.of(System.getProperty("house"), "events");

  private Events() {}

  /// A row of the table in `events/README.md`.
  record Situation(String file, String outcome) {
    String message() {
      return file.replaceFirst("\\.(json|txt)$", "");
    }

    /// The outcome's name, without the reason of a dead letter.
    String outcomeId() {
      return outcome.replaceFirst(":.*", "");
    }

    @Override
    public String toString() {
      return file;
    }
  }

  /// Every situation, in the order of delivery.
  static List<Situation> situations() {
    return text("README.md")
        .lines()
        .filter(line -> line.matches("\\| [a-z0-9-]+\\.(json|txt) \\|.*"))
        .map(line -> line.split("\\|"))
        .map(cells -> new Situation(cells[1].strip(), cells[3].strip()))
        .toList();
  }

  public static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gives the simulated SageMaker the job that it knows when this message is read.
  static void answer(Situation situation) {
    String shared = situation.message().replaceFirst("-[0-9]+$", "");
    for (String name : List.of(situation.message(), shared)) {
      if (Files.exists(FOLDER.resolve(name + ".describe.json"))) {
        RealParts.SAGE_MAKER.put(text(name + ".describe.json"), tags(situation.message()));
        return;
      }
    }
    List.copyOf(RealParts.SAGE_MAKER.arns()).stream()
        .filter(arn -> situation.message().startsWith("seen-then-deleted"))
        .filter(arn -> arn.contains("seen-then-deleted"))
        .forEach(RealParts.SAGE_MAKER::delete);
  }

  private static Map<String, String> tags(String message) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (Files.exists(FOLDER.resolve(message + ".tags.json"))) {
      List<AttributeValue> list =
          EnhancedDocument.fromJson(text(message + ".tags.json")).toMap().get("Tags").l();
      list.forEach(tag -> tags.put(tag.m().get("Key").s(), tag.m().get("Value").s()));
    }
    return tags;
  }
}
