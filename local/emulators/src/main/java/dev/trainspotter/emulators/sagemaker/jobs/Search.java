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

  private Search() {}

  /// One page of matching records.
  ///
  /// @param mostResults the most records in a page, however many are asked for
  public static ObjectNode response(Request request, List<KnownJob> jobs, int mostResults) {
    request.text("Resource");
    request.oneOf("Resource", "", Set.of("TrainingJob"));
    SearchExpression expression = SearchExpression.read(request.input().path("SearchExpression"));
    String sortBy = request.has("SortBy") ? request.text("SortBy") : "LastModifiedTime";
    int size = Math.min(request.pageSize(100, 100), mostResults);
    SortedJobs.Page page =
        SortedJobs.by(sortBy, "Descending", request)
            .page(jobs.stream().filter(expression::matches).toList(), size);

    ObjectNode response = Json.object();
    ArrayNode results = response.putArray("Results");
    page.jobs().forEach(job -> results.addObject().set("TrainingJob", record(job)));
    page.addNextToken(response);
    return response;
  }

  private static ObjectNode record(KnownJob job) {
    ObjectNode record = job.members().deepCopy().remove(MISSING);
    record.set("Tags", job.tagList());
    return record;
  }
}
