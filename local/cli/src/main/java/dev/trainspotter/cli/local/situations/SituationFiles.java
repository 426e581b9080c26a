package dev.trainspotter.cli.local.situations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.terminal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the folder `events/`: the table in its `README.md`, and the files that the table lists.
public record SituationFiles(Path folder) {
  private static final Pattern ROW =
      Pattern.compile("\\| (\\S+)\\.(json|txt) \\| .* \\| (\\S.*\\S) \\| (?:yes|no) \\|");

  /// All situations, in the order of the table.
  public List<Situation> read() {
    Map<String, List<Situation.Step>> situations = new LinkedHashMap<>();
    for (String line : text(folder.resolve("README.md")).lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String message = row.group(1);
        situations
            .computeIfAbsent(situation(message), _ -> new ArrayList<>())
            .add(step(message, row.group(2), row.group(3)));
      }
    }
    List<Situation> list = new ArrayList<>();
    situations.forEach((name, steps) -> list.add(new Situation(name, steps)));
    return list;
  }

  private Situation.Step step(String message, String ending, String outcome) {
    String file = message + "." + ending;
    @Nullable String description = companion(message, ".describe.json");
    @Nullable String tags = companion(message, ".tags.json");
    return new Situation.Step(
        file,
        text(folder.resolve(file)),
        description,
        tags == null ? Map.of() : tags(Json.read(tags)),
        outcome);
  }

  /// The text of the file with this message's name and this ending. Without that file, the text
  /// of the file with the name of its situation; null if neither exists.
  private @Nullable String companion(String message, String ending) {
    for (String name : List.of(message, situation(message))) {
      Path file = folder.resolve(name + ending);
      if (Files.exists(file)) {
        return text(file);
      }
    }
    return null;
  }

  /// The situation's name: the message's name without its number.
  private static String situation(String message) {
    return message.replaceFirst("-[0-9]+$", "");
  }

  private static Map<String, String> tags(JsonNode response) {
    Map<String, String> tags = new LinkedHashMap<>();
    response
        .path("Tags")
        .forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
    return tags;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
