package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Format;
import dev.trainspotter.cli.http.ApiResponse;
import java.io.PrintStream;

/// Passes on the CSV or NDJSON that the API writes, joined to one document.
final class JobsRecords implements JobsOutput {
  private final Format format;
  private final boolean isCsv;
  private final PrintStream out;
  private boolean isFirst = true;
  private boolean isLineEnded = true;

  /// @param format CSV, whose pages begin with a header and whose records may hold line breaks, or
  ///     NDJSON
  JobsRecords(Format format, PrintStream out) {
    this.format = format;
    this.isCsv = format == Format.CSV;
    this.out = out;
  }

  @Override
  public Written write(ApiResponse.Ok page) {
    if (!page.contentType().startsWith(format.mediaType())) {
      throw page.unexpected();
    }
    byte[] body = page.http().body();
    int header = isCsv ? end(body, 0) : 0;
    int start = isFirst ? 0 : header;
    if (start < body.length) {
      if (!isLineEnded) {
        out.print(isCsv ? "\r\n" : "\n");
      }
      out.write(body, start, body.length - start);
      isLineEnded = body[body.length - 1] == '\n';
    }
    isFirst = false;
    return new Written(count(body, header), page.rowsExamined(), page.nextCursor());
  }

  @Override
  public void end() {
    // Nothing follows the last record.
  }

  private int count(byte[] body, int start) {
    int records = 0;
    for (int at = start; at < body.length; at = end(body, at)) {
      records++;
    }
    return records;
  }

  /// The end of the record that begins at `start`, after its line break. A line break within quotes
  /// belongs to a CSV cell. A quote in a cell is doubled, so the quotes stay balanced (RFC 4180).
  private int end(byte[] body, int start) {
    boolean isQuoted = false;
    for (int at = start; at < body.length; at++) {
      if (body[at] == '"' && isCsv) {
        isQuoted = !isQuoted;
      } else if (body[at] == '\n' && !isQuoted) {
        return at + 1;
      }
    }
    return body.length;
  }
}
