package dev.trainspotter.emulators.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.fault.NotFound;
import dev.trainspotter.emulators.sagemaker.jobs.JobSummaries;
import dev.trainspotter.emulators.sagemaker.jobs.KnownJob;
import dev.trainspotter.emulators.sagemaker.jobs.KnownJobs;
import dev.trainspotter.emulators.sagemaker.jobs.NextToken;
import dev.trainspotter.emulators.sagemaker.jobs.Search;
import dev.trainspotter.emulators.sagemaker.jobs.SearchForm;
import dev.trainspotter.emulators.sagemaker.wire.JobArn;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.emulators.sagemaker.wire.RawBody;
import dev.trainspotter.emulators.sagemaker.wire.RejectedException;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import dev.trainspotter.emulators.sagemaker.wire.Response;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The response of each operation when no fault is set.
final class Operations {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
  private static final Set<String> ENDED = Set.of("Completed", "Failed", "Stopped");
  private static final String AFTER = "after:";

  private final KnownJobs jobs;
  private volatile NotFound notFound = NotFound.VALIDATION;
  private volatile int tagPage = 50;
  private volatile int searchPage = 100;
  private volatile SearchForm searchForm = SearchForm.COUNTED;

  Operations(KnownJobs jobs) {
    this.jobs = jobs;
  }

  void sayNotFoundAs(NotFound wording) {
    this.notFound = wording;
  }

  void pageTagsBy(int size) {
    this.tagPage = size;
  }

  void pageSearchBy(int size) {
    this.searchPage = size;
  }

  void searchAs(SearchForm form) {
    this.searchForm = form;
  }

  Response respond(Operation operation, Request request) {
    return switch (operation) {
      case DESCRIBE_TRAINING_JOB -> Response.of(find(request).describeBody());
      case LIST_TAGS -> Response.of(tags(request));
      case SEARCH ->
          Response.of(Search.response(request, jobs.visibleTo(request), searchForm, searchPage));
      case LIST_TRAINING_JOBS ->
          Response.of(JobSummaries.response(request, jobs.visibleTo(request)));
      case DELETE_TRAINING_JOB -> delete(request);
    };
  }

  private KnownJob find(Request request) {
    String name = request.text("TrainingJobName");
    if (!NAME.matcher(name).matches()) {
      throw RejectedException.invalid(
          "trainingJobName",
          name,
          "Member must satisfy regular expression pattern: " + NAME.pattern());
    }
    @Nullable KnownJob job = jobs.find(request, name);
    if (job == null) {
      throw notFound.rejection();
    }
    return job;
  }

  private Response delete(Request request) {
    KnownJob job = find(request);
    String status = job.members().path("TrainingJobStatus").asText();
    if (!ENDED.contains(status)) {
      throw RejectedException.invalid(
          "The request was rejected because the training job is in status " + status + ".");
    }
    jobs.remove(job.arn());
    return Response.of(RawBody.of(""));
  }

  private ObjectNode tags(Request request) {
    KnownJob job = tagged(request);
    ArrayNode all = job.tagList();
    int from = tagPosition(request, all.size());
    int to = Math.min(all.size(), from + Math.min(request.pageSize(tagPage, 100), tagPage));

    ObjectNode response = Json.object();
    ArrayNode page = response.putArray("Tags");
    for (int index = from; index < to; index++) {
      page.add(all.get(index));
    }
    if (to < all.size()) {
      response.put("NextToken", NextToken.encode(AFTER + to));
    }
    return response;
  }

  private KnownJob tagged(Request request) {
    String arn = request.text("ResourceArn");
    JobArn parsed;
    try {
      parsed = JobArn.parse(arn);
    } catch (IllegalArgumentException _) {
      throw RejectedException.invalid("Invalid ARN: " + arn);
    }
    @Nullable KnownJob job = jobs.find(request, parsed.name());
    // Unlike a name, an ARN matches only if its case is the same as in the response of Describe.
    if (job == null || !job.arn().text().equals(arn)) {
      throw RejectedException.invalid("Resource does not exist.");
    }
    return job;
  }

  private static int tagPosition(Request request, int size) {
    if (!request.has("NextToken")) {
      return 0;
    }
    String position = NextToken.decode(request.text("NextToken"));
    if (!position.matches(AFTER + "[0-9]{1,3}")) {
      throw NextToken.invalid();
    }
    return Math.min(size, Integer.parseInt(position.substring(AFTER.length())));
  }
}
