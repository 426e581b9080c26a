package dev.trainspotter.query.list;

import dev.trainspotter.api.Response;
import dev.trainspotter.api.result.Page;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.Planner;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.query.request.Bounds;
import dev.trainspotter.query.request.RoutedRequest;
import dev.trainspotter.query.rows.EntityTag;
import dev.trainspotter.query.rows.JobRows;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The routes that return a page of jobs.
public final class ListTrainingJobs {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ListQuery query;
  private final Bounds bounds;

  private ListTrainingJobs(RoutedRequest request) {
    this.query = ListQuery.from(request);
    this.bounds = request.bounds();
  }

  /// The response to this request.
  ///
  /// @throws dev.trainspotter.api.BadRequestException when a parameter is invalid
  public static Response answer(RoutedRequest request, CatalogReader reader) {
    ListTrainingJobs list = new ListTrainingJobs(request);
    TrainingJobArn onlyJob = list.query.onlyJob();
    return onlyJob == null ? list.page(reader) : list.single(reader, onlyJob);
  }

  private Response page(CatalogReader reader) {
    JobRows rows = new JobRows(query.fields(), query.format(), bounds.bytes());
    IndexRange range = new Planner(reader).plan(query.filter().wanted(), query.order());
    PageReader.End end = new PageReader(reader, range, query, bounds, rows).read();
    reader.addRowsExamined(end.rowsExamined());
    return response(rows, end);
  }

  /// A page with one job at most, which is read from the table and not from an index.
  private Response single(CatalogReader reader, TrainingJobArn arn) {
    boolean isReached = query.path().reaches(arn.accountRegion());
    TrainingJob found = isReached ? reader.find(arn, query.onlyCreationTime()) : null;
    List<TrainingJob> jobs =
        found != null && query.filter().test(found) ? List.of(found) : List.of();
    JobRows rows = new JobRows(query.fields(), query.format(), bounds.bytes());
    jobs.forEach(rows::add);
    int examined = found == null ? 0 : 1;
    reader.addRowsExamined(examined);
    EntityTag tag = EntityTag.of(jobs, query.fields(), query.format());
    List<Position> incomplete = List.copyOf(reader.incompleteRows().all().keySet());
    Response whole = response(rows, new PageReader.End(null, examined, true, incomplete));
    return tag.answer(query.request(), whole);
  }

  private Response response(JobRows rows, PageReader.End end) {
    String next = end.next() == null ? null : query.cursor(end.next());
    Response response =
        Response.ok(query.format().contentType(), body(rows, end, next))
            .with("vary", "accept, accept-encoding")
            .with(Page.Header.ROWS_EXAMINED, Integer.toString(end.rowsExamined()))
            .with(Page.Header.COMPLETE, Boolean.toString(end.isComplete()));
    if (!end.incomplete().isEmpty()) {
      response =
          response.with(Page.Header.INCOMPLETE_ROWS, Integer.toString(end.incomplete().size()));
    }
    return next == null ? response : response.with("link", query.link(next));
  }

  private String body(JobRows rows, PageReader.End end, @Nullable String next) {
    return switch (query.format()) {
      case JSON ->
          "{\"%s\":[%s],%s\"%s\":%d,\"%s\":%s%s}"
              .formatted(
                  Page.Member.TRAINING_JOBS,
                  rows,
                  next == null ? "" : "\"%s\":\"%s\",".formatted(Page.Member.NEXT_CURSOR, next),
                  Page.Member.ROWS_EXAMINED,
                  end.rowsExamined(),
                  Page.Member.COMPLETE,
                  end.isComplete(),
                  incomplete(end));
      case NDJSON -> rows.toString();
      case CSV -> query.hasByteOrderMark() ? BYTE_ORDER_MARK + rows : rows.toString();
    };
  }

  private static String incomplete(PageReader.End end) {
    if (end.incomplete().isEmpty()) {
      return "";
    }
    String keys =
        end.incomplete().stream()
            .map(row -> "\"%s@%s\"".formatted(row.arn(), row.creationTime()))
            .collect(Collectors.joining(","));
    return ",\"%s\":[%s]".formatted(Page.Member.INCOMPLETE_ROWS, keys);
  }
}
