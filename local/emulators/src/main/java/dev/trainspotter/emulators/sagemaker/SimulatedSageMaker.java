package dev.trainspotter.emulators.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.fault.Call;
import dev.trainspotter.emulators.sagemaker.fault.CallLog;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.fault.FaultRule;
import dev.trainspotter.emulators.sagemaker.fault.Faults;
import dev.trainspotter.emulators.sagemaker.fault.NotFound;
import dev.trainspotter.emulators.sagemaker.fault.RateLimits;
import dev.trainspotter.emulators.sagemaker.jobs.KnownJob;
import dev.trainspotter.emulators.sagemaker.jobs.KnownJobs;
import dev.trainspotter.emulators.sagemaker.jobs.SearchForm;
import dev.trainspotter.emulators.sagemaker.wire.JobArn;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.emulators.sagemaker.wire.RawBody;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import dev.trainspotter.emulators.sagemaker.wire.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;

/// SageMaker's training-job API on a free loopback port. Its responses are those of the real API
/// as far as clients can see.
///
/// Jobs, faults and rate limits may be changed while it runs, from any thread.
public final class SimulatedSageMaker implements AutoCloseable {
  private final KnownJobs jobs = new KnownJobs();
  private final Faults faults = new Faults();
  private final RateLimits rates = new RateLimits();
  private final CallLog calls = new CallLog();
  private final Operations operations = new Operations(jobs);
  private final SageMakerServer server;

  private SimulatedSageMaker() {
    this.server = new SageMakerServer(this::respond);
  }

  /// Starts a simulated SageMaker that has no training jobs yet.
  public static SimulatedSageMaker start() {
    return new SimulatedSageMaker();
  }

  /// The endpoint, for `AWS_ENDPOINT_URL_SAGEMAKER` or a client's endpoint override.
  public URI endpoint() {
    return server.endpoint();
  }

  /// An HTTP client whose requests reach this object without a connection, for tests that send very
  /// many.
  public SdkHttpClient inProcess() {
    return new InProcessHttp(server);
  }

  /// Adds or replaces a job. Describe returns `describeResponse`, including members that SageMaker
  /// does not document.
  public void put(ObjectNode describeResponse, Map<String, String> tags) {
    put(Json.text(describeResponse), tags);
  }

  /// Adds or replaces a job. Describe returns `describeResponse` character for character.
  public void put(String describeResponse, Map<String, String> tags) {
    ObjectNode members = Json.readObject(describeResponse);
    JobArn arn = JobArn.parse(members.path("TrainingJobArn").asText());
    jobs.put(new KnownJob(arn, RawBody.of(describeResponse), members, tags));
  }

  /// From now on Describe returns these bytes for the job, even if they are not JSON. The job
  /// keeps its tags.
  public void putRaw(String arn, byte[] describeResponse) {
    KnownJob unknown =
        new KnownJob(JobArn.parse(arn), RawBody.of(new byte[0]), Json.object(), Map.of());
    jobs.change(unknown, job -> job.withDescribeBody(RawBody.of(describeResponse)));
  }

  /// Replaces the job's tags; does nothing if the job is not known.
  public void tag(String arn, Map<String, String> tags) {
    JobArn parsed = JobArn.parse(arn);
    jobs.changeKnown(parsed, job -> job.withTags(tags));
  }

  /// Removes the job.
  public void delete(String arn) {
    jobs.remove(JobArn.parse(arn));
  }

  /// The ARNs of all jobs that it knows, sorted.
  public List<String> arns() {
    return jobs.arns();
  }

  /// From now on every call has this fault.
  public void fault(Fault fault) {
    faultWhen(_ -> fault);
  }

  /// From now on every call of the operation has this fault.
  public void fault(Operation operation, Fault fault) {
    faultWhen(call -> call.operation() == operation ? fault : null);
  }

  /// From now on every call of the operation about the job of this name has this fault.
  public void fault(Operation operation, String trainingJobName, Fault fault) {
    faultWhen(
        call -> call.operation() == operation && call.isAbout(trainingJobName) ? fault : null);
  }

  /// From now on this rule is applied first. Where it returns null, the faults set earlier apply.
  public void faultWhen(FaultRule rule) {
    faults.add(rule);
  }

  /// Removes all faults.
  public void clearFaults() {
    faults.clear();
  }

  /// Sets the error that Describe and DeleteTrainingJob return for a missing job.
  public void sayNotFoundAs(NotFound wording) {
    operations.sayNotFoundAs(wording);
  }

  /// Sets the page size of ListTags; SageMaker's own is 50.
  public void pageTagsBy(int size) {
    operations.pageTagsBy(size);
  }

  /// Sets the most records that a page of Search has, however many are asked for.
  public void pageSearchBy(int size) {
    operations.pageSearchBy(size);
  }

  /// Sets the form of the response of Search.
  public void searchAs(SearchForm form) {
    operations.searchAs(form);
  }

  /// Throttles each account and Region to `burst` calls at once, and to `perSecond` calls a second
  /// after that.
  public void limitRate(Operation operation, double perSecond, int burst) {
    rates.set(operation, perSecond, burst);
  }

  /// Removes all rate limits.
  public void clearRateLimits() {
    rates.clear();
  }

  /// The newest 100,000 calls, in order of arrival.
  public List<Call> calls() {
    return calls.all();
  }

  /// Those of the newest 100,000 calls that called this operation, in order of arrival.
  public List<Call> calls(Operation operation) {
    return calls.all().stream().filter(call -> call.operation() == operation).toList();
  }

  /// Clears the list of calls.
  public void clearCalls() {
    calls.clear();
  }

  @Override
  public void close() {
    server.close();
  }

  private Response respond(Call call, Request request) {
    calls.add(call);
    Fault fault = faults.on(call);
    if (fault != null) {
      return apply(fault, call, request);
    }
    rates.admit(call.operation(), request);
    return operations.respond(call.operation(), request);
  }

  private Response apply(Fault fault, Call call, Request request) {
    return switch (fault) {
      case Fault.ErrorResponse error -> throw error.rejection();
      case Fault.FixedResponse(int status, String contentType, String body) ->
          Response.of(status, contentType, RawBody.of(body));
      case Fault.TruncatedResponse() -> operations.respond(call.operation(), request).truncated();
      case Fault.ClosedConnection() -> Response.none();
      case Fault.DelayedResponse(var delay) ->
          operations.respond(call.operation(), request).after(delay);
    };
  }
}
