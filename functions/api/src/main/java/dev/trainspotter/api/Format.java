package dev.trainspotter.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How a list is written.
public enum Format {
  /// An envelope with the rows in it.
  JSON("application/json", "", List.of()),
  /// One JSON object a line.
  NDJSON("application/x-ndjson", "", List.of("application/ndjson", "application/jsonl")),
  /// A table, its first line the fields' names.
  CSV("text/csv", "; charset=utf-8; header=present", List.of());

  private final String mediaType;
  private final String attributes;
  private final List<String> otherNames;

  Format(String mediaType, String attributes, List<String> otherNames) {
    this.mediaType = mediaType;
    this.attributes = attributes;
    this.otherNames = otherNames;
  }

  /// What the parameter calls it.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What the answer's header says.
  public String contentType() {
    return mediaType + attributes;
  }

  /// The same without its parameters.
  public String mediaType() {
    return mediaType;
  }

  /// The one that is asked for: by the parameter, else by the header `Accept`, else JSON.
  ///
  /// @throws BadRequestException when the parameter names none
  public static Format of(Request request) {
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

  /// The first of the wishes that there is; JSON where there is none.
  private static Format accepted(String accept) {
    Preferences types = Preferences.parse(accept);
    return types.wanted().stream()
        .flatMap(wish -> Arrays.stream(values()).filter(format -> format.isMeant(wish)))
        .filter(format -> !types.refused().contains(format.mediaType))
        .findFirst()
        .orElse(JSON);
  }

  private boolean isMeant(String wish) {
    return wish.equals(mediaType)
        || otherNames.contains(wish)
        || wish.equals("*/*")
        || wish.equals(mediaType.substring(0, mediaType.indexOf('/')) + "/*");
  }
}
