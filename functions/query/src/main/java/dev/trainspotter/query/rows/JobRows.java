package dev.trainspotter.query.rows;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.TrainingJob;

/// Writes jobs in a format until a response is full.
public final class JobRows {
  private final Fields fields;
  private final Format format;
  private final long largest;
  private final Csv csv;
  private final StringBuilder text = new StringBuilder();
  private long bytes;
  private int count;

  /// @param largest the most bytes that the rows may have, as Lambda counts them
  public JobRows(Fields fields, Format format, long largest) {
    this.fields = fields;
    this.format = format;
    this.largest = largest;
    this.csv = new Csv(fields.named());
    if (format == Format.CSV) {
      text.append(csv.header());
      bytes = Response.carriedBytes(text);
    }
  }

  /// Adds a job; returns false when it does not fit any more.
  ///
  /// @throws BadRequestException when it does not fit even into an empty response
  public boolean add(TrainingJob job) {
    String row = row(job);
    long more = Response.carriedBytes(row);
    if (bytes + more > largest) {
      if (count == 0) {
        throw BadRequestException.of(
            Parameter.FIELDS.id(),
            null,
            "one job alone would make a response larger than 6 MB, the limit of Lambda: name"
                + " fewer columns in fields=");
      }
      return false;
    }
    bytes += more;
    count++;
    text.append(row);
    return true;
  }

  /// The number of jobs so far.
  public int count() {
    return count;
  }

  /// The jobs so far.
  @Override
  public String toString() {
    return text.toString();
  }

  private String row(TrainingJob job) {
    return switch (format) {
      case JSON -> count == 0 ? json(job) : "," + json(job);
      case NDJSON -> json(job) + "\n";
      case CSV -> csv.line(job);
    };
  }

  private String json(TrainingJob job) {
    return Json.text(fields.of(job));
  }
}
