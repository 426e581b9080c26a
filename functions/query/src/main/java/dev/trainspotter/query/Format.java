package dev.trainspotter.query;

import dev.trainspotter.edge.BadRequestException;
import dev.trainspotter.edge.HttpRequest;
import dev.trainspotter.edge.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a list is written.
enum Format {
  /// An envelope with the rows in it.
  JSON("application/json"),
  /// One JSON object a line.
  NDJSON("application/x-ndjson"),
  /// A table, its first line the fields' names.
  CSV("text/csv; charset=utf-8; header=present");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  /// What the parameter calls it.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What the answer's header says.
  String contentType() {
    return contentType;
  }

  /// The one that is asked for: by the parameter, else by the header `Accept`, else JSON.
  ///
  /// @throws BadRequestException when the parameter names none
  static Format of(HttpRequest request) {
    String text = request.parameter(Parameter.FORMAT.id());
    if (text == null) {
      return accepted(request.headers().getOrDefault("accept", ""));
    }
    return Arrays.stream(values())
        .filter(format -> format.id().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                BadRequestException.of(
                    Parameter.FORMAT.id(),
                    text,
                    "format must be json, ndjson or csv, was " + Problem.shortened(text)));
  }

  private static Format accepted(String accept) {
    List<String> wishes = List.of(accept.toLowerCase(Locale.ROOT).split(",", -1));
    Optional<String> best =
        wishes.stream()
            .filter(wish -> weight(wish) > 0 && find(wish).isPresent())
            .max(Comparator.comparingDouble(Format::weight));
    return best.flatMap(Format::find).orElse(JSON);
  }

  private static Optional<Format> find(String wish) {
    return switch (wish.split(";", 2)[0].strip()) {
      case "text/csv" -> Optional.of(CSV);
      case "application/x-ndjson", "application/ndjson", "application/jsonl" -> Optional.of(NDJSON);
      case "application/json", "application/*", "*/*" -> Optional.of(JSON);
      case "text/*" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }

  private static double weight(String wish) {
    String quality =
        Arrays.stream(wish.split(";", -1))
            .map(String::strip)
            .filter(part -> part.startsWith("q="))
            .map(part -> part.substring(2))
            .collect(Collectors.joining());
    return quality.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(quality) : 1;
  }
}
