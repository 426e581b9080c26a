package dev.trainspotter.query.list;

import dev.trainspotter.api.PageHeaders;
import dev.trainspotter.api.PageMembers;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.Planner;
import dev.trainspotter.query.rows.Answer;
import dev.trainspotter.query.rows.EntityTag;
import dev.trainspotter.query.rows.JobRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers a page of jobs.
public record ListTrainingJobs(ListQuery query, Bounds bounds) {
  public Answer answer(CatalogReader reader) {
    TrainingJobArn one = query.onlyJob();
    return one == null ? page(reader) : single(reader, one);
  }

  private Answer page(CatalogReader reader) {
    JobRows rows = new JobRows(query.fields(), query.format(), bounds.bytes());
    IndexRange range = new Planner(reader).plan(query.filter().wanted(), query.order());
    PageReader.End end = new PageReader(reader, range, query, bounds, rows).read();
    return new Answer(answer(rows, end), end.rowsExamined());
  }

  /// One job by its ARN, as it stands now.
  private Answer single(CatalogReader reader, TrainingJobArn arn) {
    boolean isReached = query.path().reaches(arn.accountRegion());
    TrainingJob found = isReached ? reader.find(arn, query.onlyCreationTime()) : null;
    List<TrainingJob> jobs =
        found != null && query.filter().test(found) ? List.of(found) : List.of();
    JobRows rows = new JobRows(query.fields(), query.format(), bounds.bytes());
    jobs.forEach(rows::add);
    int examined = found == null ? 0 : 1;
    EntityTag tag = EntityTag.of(jobs, query.fields(), query.format());
    Response whole = answer(rows, new PageReader.End(null, examined, true));
    return new Answer(tag.answer(query.request(), whole), examined);
  }

  private Response answer(JobRows rows, PageReader.End end) {
    String next = end.next() == null ? null : query.cursor(end.next());
    Response answer = Response.ok(query.format().contentType(), body(rows, end, next));
    answer =
        answer
            .with("vary", "accept, accept-encoding")
            .with(PageHeaders.ROWS_EXAMINED, Integer.toString(end.rowsExamined()))
            .with(PageHeaders.COMPLETE, Boolean.toString(end.isComplete()));
    return next == null ? answer : answer.with("link", query.link(next));
  }

  private String body(JobRows rows, PageReader.End end, @Nullable String next) {
    return switch (query.format()) {
      case JSON ->
          "{\"%s\":[%s],%s\"%s\":%d,\"%s\":%s}"
              .formatted(
                  PageMembers.TRAINING_JOBS,
                  rows,
                  next == null ? "" : "\"%s\":\"%s\",".formatted(PageMembers.NEXT_CURSOR, next),
                  PageMembers.ROWS_EXAMINED,
                  end.rowsExamined(),
                  PageMembers.COMPLETE,
                  end.isComplete());
      case NDJSON, CSV -> rows.toString();
    };
  }
}
