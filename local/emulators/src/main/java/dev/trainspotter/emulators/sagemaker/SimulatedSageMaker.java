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
import dev.trainspotter.emulators.sagemaker.wire.JobArn;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.emulators.sagemaker.wire.Reply;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import dev.trainspotter.emulators.sagemaker.wire.Verbatim;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// SageMaker's training-job API on a free loopback port, as true to the real one as its
/// users can tell.
///
/// Everything may be changed while it runs, from any thread.
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

  /// Starts one that knows no jobs.
  public static SimulatedSageMaker start() {
    return new SimulatedSageMaker();
  }

  /// Where it listens, for `AWS_ENDPOINT_URL_SAGEMAKER` or a client's endpoint override.
  public URI endpoint() {
    return server.endpoint();
  }

  /// Adds or replaces a job; Describe sends the answer with unknown members and all.
  public void put(ObjectNode describeAnswer, Map<String, String> tags) {
    put(Json.text(describeAnswer), tags);
  }

  /// Adds or replaces a job; Describe sends the answer character for character.
  public void put(String describeAnswer, Map<String, String> tags) {
    ObjectNode members = Json.readObject(describeAnswer);
    JobArn arn = JobArn.parse(members.path("TrainingJobArn").asText());
    jobs.put(new KnownJob(arn, Verbatim.of(describeAnswer), members, tags));
  }

  /// From now on Describe answers these bytes for the job, whatever they are; its tags stay.
  public void putRaw(String arn, byte[] describeAnswer) {
    KnownJob unknown =
        new KnownJob(JobArn.parse(arn), Verbatim.of(new byte[0]), Json.object(), Map.of());
    jobs.change(unknown, job -> job.withAnswer(Verbatim.of(describeAnswer)));
  }

  /// Replaces the job's tags; a job that is not known stays unknown.
  public void tag(String arn, Map<String, String> tags) {
    JobArn parsed = JobArn.parse(arn);
    jobs.changeKnown(parsed, job -> job.withTags(tags));
  }

  /// Forgets the job.
  public void delete(String arn) {
    jobs.remove(JobArn.parse(arn));
  }

  /// The ARNs of all jobs that it knows, sorted.
  public List<String> arns() {
    return jobs.arns();
  }

  /// From now on every call meets the fault.
  public void fault(Fault fault) {
    faultWhen(_ -> fault);
  }

  /// From now on the operation meets the fault.
  public void fault(Operation operation, Fault fault) {
    faultWhen(call -> call.operation() == operation ? fault : null);
  }

  /// From now on the operation meets the fault when asked about the job of this name.
  public void fault(Operation operation, String trainingJobName, Fault fault) {
    faultWhen(
        call -> call.operation() == operation && call.isAbout(trainingJobName) ? fault : null);
  }

  /// From now on the rule decides first; earlier faults count where it answers null.
  public void faultWhen(FaultRule rule) {
    faults.add(rule);
  }

  /// Takes all faults away.
  public void clearFaults() {
    faults.clear();
  }

  /// How a missing job is worded by Describe and DeleteTrainingJob.
  public void sayNotFoundAs(NotFound wording) {
    operations.sayNotFoundAs(wording);
  }

  /// Cuts ListTags into pages of this many tags; SageMaker's own are of 50.
  public void pageTagsBy(int size) {
    operations.pageTagsBy(size);
  }

  /// Throttles each account in each Region: a burst at once, then so many calls a second.
  public void limitRate(Operation operation, double perSecond, int burst) {
    rates.set(operation, perSecond, burst);
  }

  /// Takes all rate limits away.
  public void clearRateLimits() {
    rates.clear();
  }

  /// The calls so far, the newest 100,000 of them, in the order in which they arrived.
  public List<Call> calls() {
    return calls.all();
  }

  /// The calls so far of one operation.
  public List<Call> calls(Operation operation) {
    return calls.all().stream().filter(call -> call.operation() == operation).toList();
  }

  /// Forgets the calls so far.
  public void clearCalls() {
    calls.clear();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply respond(Call call, Request request) {
    calls.add(call);
    Fault fault = faults.on(call);
    if (fault != null) {
      return meet(fault, call, request);
    }
    rates.admit(call.operation(), request);
    return operations.respond(call.operation(), request);
  }

  private Reply meet(Fault fault, Call call, Request request) {
    return switch (fault) {
      case Fault.Refuses refusal -> throw refusal.rejection();
      case Fault.Sends(int status, String contentType, String body) ->
          Reply.of(status, contentType, Verbatim.of(body));
      case Fault.Truncates() -> operations.respond(call.operation(), request).truncated();
      case Fault.HangsUp() -> Reply.none();
      case Fault.Delays(var delay) -> operations.respond(call.operation(), request).after(delay);
    };
  }
}
