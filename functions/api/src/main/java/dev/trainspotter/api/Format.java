package dev.trainspotter.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The format of a response that lists jobs.
public enum Format {
  /// One JSON object with the rows in it.
  JSON("application/json", "", List.of()),
  /// One JSON object on each line.
  NDJSON("application/x-ndjson", "", List.of("application/ndjson", "application/jsonl")),
  /// A table; its first line has the names of the fields.
  CSV("text/csv", "; charset=utf-8; header=present", List.of());

  private final String mediaType;
  private final String attributes;
  private final List<String> otherTypes;

  Format(String mediaType, String attributes, List<String> otherTypes) {
    this.mediaType = mediaType;
    this.attributes = attributes;
    this.otherTypes = otherTypes;
  }

  /// The value of the parameter.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The value of the header `Content-Type`.
  public String contentType() {
    return mediaType + attributes;
  }

  /// The content type without its parameters.
  public String mediaType() {
    return mediaType;
  }

  /// The format of the response: by the parameter, else by the header `Accept`, else JSON.
  ///
  /// @throws BadRequestException when the parameter is not a format
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

  /// The first accepted media type that is a format; JSON when there is none.
  private static Format accepted(String accept) {
    Preferences types = Preferences.parse(accept);
    return types.wanted().stream()
        .flatMap(type -> Arrays.stream(values()).filter(format -> format.isNamedBy(type)))
        .filter(format -> !types.refused().contains(format.mediaType))
        .findFirst()
        .orElse(JSON);
  }

  private boolean isNamedBy(String type) {
    return type.equals(mediaType)
        || otherTypes.contains(type)
        || type.equals("*/*")
        || type.equals(mediaType.substring(0, mediaType.indexOf('/')) + "/*");
  }
}
