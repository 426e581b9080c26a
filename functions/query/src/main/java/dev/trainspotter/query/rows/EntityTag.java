package dev.trainspotter.query.rows;

import dev.trainspotter.api.Caching;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ContentHash;
import dev.trainspotter.catalog.TrainingJob;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// An entity tag (RFC 9110, section 8.8.3), by which a caller can tell that rows have not changed.
/// It is weak: `observed_at`, which changes with every description of a job, does not count.
///
/// @param text the value of the header `ETag`
public record EntityTag(String text) {
  private static final String ANY = "*";
  private static final String WEAK = "W/";

  /// The tag of these jobs, shown like this.
  public static EntityTag of(List<TrainingJob> jobs, Fields fields, Format format) {
    String shown =
        jobs.stream()
            .map(job -> ContentHash.of(fields.of(job), id -> !id.equals(Column.OBSERVED_AT.id())))
            .collect(Collectors.joining("."));
    int how = (format.id() + fields.named()).hashCode();
    return new EntityTag("%s\"%s-%08x\"".formatted(WEAK, shown, how));
  }

  /// The response with this tag; 304 without a body when the caller's copy has the same tag.
  public Response answer(Request request, Response whole) {
    Response answer = isKnown(request) ? whole.notModified() : whole;
    return answer.with("etag", text).with(Caching.REVALIDATED);
  }

  private boolean isKnown(Request request) {
    String known = request.headers().getOrDefault("if-none-match", "");
    return Arrays.stream(known.split(",", -1))
        .map(String::strip)
        .anyMatch(tag -> tag.equals(ANY) || bare(tag).equals(bare(text)));
  }

  private static String bare(String tag) {
    return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
  }
}
