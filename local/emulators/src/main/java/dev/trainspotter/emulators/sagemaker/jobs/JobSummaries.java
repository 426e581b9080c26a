package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The response of ListTrainingJobs. Filters apply to a page after it is cut, so a page can be
/// empty although more pages follow.
public final class JobSummaries {
  private static final List<String> SUMMARY =
      List.of(
          "TrainingJobName",
          "TrainingJobArn",
          "CreationTime",
          "TrainingEndTime",
          "LastModifiedTime",
          "TrainingJobStatus",
          "SecondaryStatus",
          "WarmPoolStatus");
  private static final Map<String, String> SORTED_BY =
      Map.of(
          "Name", "TrainingJobName",
          "CreationTime", "CreationTime",
          "Status", "TrainingJobStatus");
  private static final Set<String> STATUSES =
      Set.of("InProgress", "Completed", "Failed", "Stopping", "Stopped", "Deleting");

  private JobSummaries() {}

  public static ObjectNode response(Request request, List<KnownJob> jobs) {
    String sortBy = request.oneOf("SortBy", "CreationTime", SORTED_BY.keySet());
    if (request.has("StatusEquals")) {
      request.oneOf("StatusEquals", "", STATUSES);
    }
    SortedJobs.Page page =
        SortedJobs.by(SORTED_BY.getOrDefault(sortBy, sortBy), "Ascending", request)
            .page(jobs, request.pageSize(10, 100));

    ObjectNode response = Json.object();
    ArrayNode summaries = response.putArray("TrainingJobSummaries");
    for (KnownJob job : page.jobs()) {
      if (matches(request, job.members())) {
        summaries.add(job.members().deepCopy().retain(SUMMARY));
      }
    }
    page.addNextToken(response);
    return response;
  }

  private static boolean matches(Request request, ObjectNode job) {
    return isEqual(request, "StatusEquals", job.path("TrainingJobStatus"))
        && isEqual(request, "WarmPoolStatusEquals", job.path("WarmPoolStatus").path("Status"))
        && contains(request, job)
        && isWithin(request, "CreationTime", job)
        && isWithin(request, "LastModifiedTime", job);
  }

  private static boolean isEqual(Request request, String filter, JsonNode value) {
    return !request.has(filter) || request.text(filter).equals(value.asText());
  }

  private static boolean contains(Request request, ObjectNode job) {
    return !request.has("NameContains")
        || job.path("TrainingJobName").asText().contains(request.text("NameContains"));
  }

  private static boolean isWithin(Request request, String member, ObjectNode job) {
    BigDecimal time = job.path(member).decimalValue();
    JsonNode after = request.input().path(member + "After");
    JsonNode before = request.input().path(member + "Before");
    return (!after.isNumber() || time.compareTo(after.decimalValue()) >= 0)
        && (!before.isNumber() || time.compareTo(before.decimalValue()) <= 0);
  }
}
