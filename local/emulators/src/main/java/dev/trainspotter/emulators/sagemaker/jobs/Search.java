package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import java.util.List;
import java.util.Set;

/// The response of Search: the jobs that match an expression, with their tags and nearly all of
/// their members.
public final class Search {
  /// Members that Describe returns and Search does not.
  private static final List<String> MISSING =
      List.of(
          "BillableTokenCount",
          "ProfilerRuleConfigurations",
          "ProfilerRuleEvaluationStatuses",
          "ProfilingStatus",
          "RemoteDebugConfig",
          "InfraCheckConfig",
          "ServerlessJobConfig",
          "MlflowConfig",
          "MlflowDetails",
          "ProgressInfo",
          "WarmPoolStatus");

  /// More than SageMaker ever sends in one response.
  private static final int LARGE_PAGE = 1_000;

  private Search() {}

  /// One page of matching records.
  ///
  /// @param mostResults the most records in a page, however many are asked for
  public static ObjectNode response(
      Request request, List<KnownJob> jobs, SearchForm form, int mostResults) {
    request.text("Resource");
    request.oneOf("Resource", "", Set.of("TrainingJob"));
    SearchExpression expression = SearchExpression.read(request.input().path("SearchExpression"));
    List<KnownJob> matching = jobs.stream().filter(expression::matches).toList();
    SortedJobs.Page page = page(request, matching, form, mostResults);

    ObjectNode response = Json.object();
    ArrayNode results = response.putArray("Results");
    page.jobs().forEach(job -> results.addObject().set("TrainingJob", record(job)));
    page.addNextToken(response);
    if (form == SearchForm.COUNTED) {
      response.putObject("TotalHits").put("Value", matching.size()).put("Relation", "EqualTo");
    }
    return response;
  }

  private static SortedJobs.Page page(
      Request request, List<KnownJob> jobs, SearchForm form, int mostResults) {
    int size = Math.min(request.pageSize(100, 100), mostResults);
    String sortBy = request.has("SortBy") ? request.text("SortBy") : "LastModifiedTime";
    return switch (form) {
      case COUNTED, UNCOUNTED -> SortedJobs.by(sortBy, "Descending", request).page(jobs, size);
      case LARGE_PAGES -> SortedJobs.by(sortBy, "Descending", request).page(jobs, LARGE_PAGE);
      case NEWEST_FIRST -> SortedJobs.newestFirst(request).page(jobs, size);
    };
  }

  private static ObjectNode record(KnownJob job) {
    ObjectNode record = job.members().deepCopy().remove(MISSING);
    record.set("Tags", job.tagList());
    return record;
  }
}
