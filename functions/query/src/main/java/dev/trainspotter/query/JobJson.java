package dev.trainspotter.query;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.edge.BadRequestException;
import dev.trainspotter.edge.HttpAnswer;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Writes jobs as JSON as long as Lambda can carry it.
final class JobJson {
  private final Fields fields;
  private final StringBuilder text = new StringBuilder();
  private long bytes;

  JobJson(Fields fields) {
    this.fields = fields;
  }

  /// Adds a job, after a comma unless it is the first.
  ///
  /// @throws BadRequestException when it would be too much for one answer
  void add(TrainingJob job) {
    String row = EnhancedDocument.fromAttributeValueMap(fields.of(job)).toJson();
    bytes += HttpAnswer.carriedBytes(row) + 1;
    if (bytes > HttpAnswer.LARGEST_BODY) {
      throw BadRequestException.of(
          Parameter.FIELDS.id(),
          null,
          "the answer would be larger than 6 MB, the most that Lambda carries: name fewer columns"
              + " in fields=, or ask for fewer jobs");
    }
    if (!text.isEmpty()) {
      text.append(',');
    }
    text.append(row);
  }

  /// The jobs so far, separated by commas.
  @Override
  public String toString() {
    return text.toString();
  }
}
