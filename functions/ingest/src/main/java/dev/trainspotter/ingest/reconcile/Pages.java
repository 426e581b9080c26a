package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.JobQuestion;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The pages of one question to `Search`, one after the other.
final class Pages {
  /// The cause when SageMaker sends a token again that it has sent before: the pages would never
  /// end.
  static final String REPEATED_TOKEN = "repeated-token";

  /// The cause when SageMaker refuses a token, for example because it has expired.
  static final String REFUSED_TOKEN = "refused-token";

  private final Walk walk;
  private final JobQuestion question;
  private final Set<String> tokens = new HashSet<>();
  private @Nullable String token;

  Pages(Walk walk, JobQuestion question) {
    this.walk = walk;
    this.question = question;
  }

  /// What came of one request.
  sealed interface Step {
    /// A page was read; it may be empty.
    record Read(List<TrainingJob> jobs, boolean isLast) implements Step {}

    /// There are no more pages for this cause.
    record Stopped(String cause) implements Step {}
  }

  Step next() {
    JobSearch.Result result =
        walk.search().page(walk.accountRegion(), question, token, walk.deadline());
    walk.findings().count(Figure.CALLS, result.calls());
    return switch (result) {
      case JobSearch.Failed(var reason, _) -> new Step.Stopped(cause(reason.cause()));
      case JobSearch.Page page -> read(page);
    };
  }

  private Step read(JobSearch.Page page) {
    walk.findings().count(Figure.UNREADABLE, page.unreadable());
    token = page.next();
    if (token != null && !tokens.add(token)) {
      return new Step.Stopped(REPEATED_TOKEN);
    }
    return new Step.Read(page.jobs(), token == null);
  }

  private String cause(Cause cause) {
    return cause == Cause.DOWN && token != null ? REFUSED_TOKEN : cause.id();
  }
}
