package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import java.util.List;
import java.util.Set;

/// Jobs that match an expression, as nearly whole as Search shows them, tags included.
public final class Search {
  /// What Describe answers and Search does not.
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

  public static ObjectNode answer(Request request, List<KnownJob> jobs) {
    request.text("Resource");
    request.oneOf("Resource", "", Set.of("TrainingJob"));
    SearchExpression expression = SearchExpression.read(request.input().path("SearchExpression"));
    String sortBy = request.has("SortBy") ? request.text("SortBy") : "LastModifiedTime";
    int size = request.pageSize(100, 100);
    SortedJobs.Page page =
        SortedJobs.by(sortBy, "Descending", request)
            .page(jobs.stream().filter(expression::matches).toList(), size);

    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("Results");
    page.jobs().forEach(job -> results.addObject().set("TrainingJob", record(job)));
    page.continueIn(answer);
    return answer;
  }

  private static ObjectNode record(KnownJob job) {
    ObjectNode record = job.members().deepCopy().remove(MISSING);
    record.set("Tags", job.tagList());
    return record;
  }
}
