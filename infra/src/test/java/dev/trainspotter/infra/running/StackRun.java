package dev.trainspotter.infra.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Place;
import dev.trainspotter.infra.functions.Zips;
import dev.trainspotter.infra.members.MemberTemplate;
import dev.trainspotter.infra.situations.Situation;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/// One run of the stack with two members, in which it does everything that it can. It takes a
/// minute, so all tests share it.
final class StackRun {
  private static final Configuration CONFIGURATION =
      Configuration.from(
              Map.of(
                  "trainspotter:accounts", "111122223333,444455556666,777788889999",
                  "trainspotter:searchRate", "10",
                  "trainspotter:architecture", SqlQueries.ARCHITECTURE))
          .at(new Place(Resolver.ACCOUNT, Resolver.REGION));

  static final Synthesis STACK = Synthesis.of(CONFIGURATION, Zips.of(Checkout.ROOT, CONFIGURATION));

  static final JsonNode MEMBER =
      Objects.requireNonNull(MemberTemplate.of(Synthesis.app(), CONFIGURATION).json());

  static final String JOBS = "/v1/training-jobs/111122223333/us-east-1/";

  private static final String TUNING_JOB =
      "arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/bayes";

  private static StackRun shared;

  private final Recording recording = new Recording();
  private final RunningStack running;
  private final MemberJobs.Seen memberJobs;
  private final int rows;
  private JsonNode found;
  private JsonNode shrunk;

  private StackRun() throws Exception {
    this.running = new RunningStack(STACK, recording, members(MEMBER));
    Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    this.memberJobs = deliverMemberJobs();
    for (Situation situation : Situation.all()) {
      prepare(situation);
      deliver(situation, situation.message());
    }
    this.rows = running.get("/v1/training-jobs?limit=500").path("training_jobs").size();
    deliverOversizeJob();
    failOnce();
    reconcile();
    readApi();
  }

  /// The run, which is over; the stack goes on until the end of the JVM.
  static synchronized StackRun shared() throws Exception {
    if (shared == null) {
      shared = new StackRun();
    }
    return shared;
  }

  /// The members with this template.
  static List<Member> members(JsonNode template) {
    return Stream.of("444455556666", "777788889999")
        .map(account -> new Member(account, template))
        .toList();
  }

  RunningStack running() {
    return running;
  }

  Recording recording() {
    return recording;
  }

  MemberJobs.Seen memberJobs() {
    return memberJobs;
  }

  /// How many rows there were after all situations.
  int rows() {
    return rows;
  }

  /// The row of a job whose event was lost, right after a run found it.
  JsonNode found() {
    return found;
  }

  /// The row of a job that has become small.
  JsonNode shrunk() {
    return shrunk;
  }

  private MemberJobs.Seen deliverMemberJobs() throws Exception {
    String backlog =
        running.sources().stream().filter(id -> id.startsWith("Backlog")).findFirst().orElseThrow();
    return new MemberJobs(running, STACK.template(), members(MEMBER), recording).deliver(backlog);
  }

  /// Prepares the simulated SageMaker with the job of this message, or without it.
  private void prepare(Situation situation) {
    String answer = situation.describeAnswer();
    if (answer != null) {
      running.sageMaker().put(answer, Map.of("team", "vision"));
    } else {
      String job = situation.name().replaceFirst("-[0-9]+$", "");
      running.sageMaker().arns().stream()
          .filter(arn -> arn.contains(job))
          .forEach(running.sageMaker()::delete);
    }
  }

  /// Sends the message to the queues of the matching rules. SageMaker is unavailable for one of the
  /// situations, so that its hint goes through the backlog.
  private void deliver(Situation situation, String message) {
    boolean isDown = situation.file().equals("moments-apart.json");
    if (isDown) {
      running.sageMaker().fault(Fault.unavailable());
    }
    List<String> queues =
        TemplateCheck.of(STACK.template()).queuesOf(TemplateCheck.DEFAULT_BUS, message);
    for (String queue : queues) {
      running.send(queue, message);
      running.drain(queue);
    }
    running.sageMaker().clearFaults();
    running.sources().forEach(running::drain);
  }

  /// Delivers two messages about a job that is too large for one item, and a third one when the job
  /// is small.
  private void deliverOversizeJob() throws Exception {
    Situation unseen = situation("tag-change-of-an-unseen-job.json");
    JsonNode known = Synthesis.parse(unseen.describeAnswer());
    String name = known.path("TrainingJobName").asText();
    String message = unseen.message().replace(name, "oversize");
    ObjectNode job =
        (ObjectNode) Synthesis.parse(unseen.describeAnswer().replace(name, "oversize"));
    byte[] noise = new byte[900_000];
    new Random(4).nextBytes(noise);
    job.put("Notes", Base64.getEncoder().encodeToString(noise));
    running.sageMaker().put(job, Map.of());
    deliver(unseen, message);
    deliver(unseen, message);
    String[] arn = job.path("TrainingJobArn").asText().split("[:/]", -1);
    String path = "/v1/training-jobs/%s/%s/oversize".formatted(arn[4], arn[3]);
    JsonNode row = running.get(path);
    running.get(path + "/timeline");
    assertThat(new SqlQueries(running, STACK).readLargeRow("oversize"))
        .as(running::logs)
        .isGreaterThan(900_000);
    assertThat(row.toString().length()).isGreaterThan(900_000);
    job.put("Notes", "short").put("LastModifiedTime", job.path("LastModifiedTime").asDouble() + 60);
    running.sageMaker().put(job, Map.of());
    deliver(unseen, message);
    JsonNode later = running.get(path + "?creation_time=" + row.path("creation_time").asText());
    assertThat(later.toString().length()).isLessThan(900_000);
  }

  /// Lets ingest fail once on a message of each queue, because the tables refuse a request. The
  /// message comes again, and ingest handles it, before the queue's visibility timeout has passed.
  private void failOnce() {
    Situation situation = situation("completed.json");
    prepare(situation);
    for (String queue : running.sources()) {
      running.send(queue, situation.message());
      running.failOnce(queue);
    }
    running.sources().forEach(running::drain);
  }

  /// Starts a run as the schedule does, and lets ingest act on its hints.
  private void reconcile() throws Exception {
    Situation stateChange = situation("completed.json");
    DisagreeingJobs jobs =
        DisagreeingJobs.in(running.sageMaker(), message -> deliver(stateChange, message));
    jobs.prepare();
    for (JsonNode schedule : STACK.properties("AWS::Scheduler::Schedule")) {
      invokeAs(schedule);
    }
    found = running.get(JOBS + DisagreeingJobs.LOST);
    String reconcile =
        STACK.resources("AWS::Lambda::Function").keySet().stream()
            .filter(id -> id.startsWith("ReconcileFunction"))
            .findFirst()
            .orElseThrow();
    running.invoke(reconcile, jobs.shrink());
    shrunk = running.get(JOBS + DisagreeingJobs.SHRUNK);
    running.sources().forEach(running::drain);
  }

  /// Invokes the function of a schedule, or of the alias that is its target.
  String invokeAs(JsonNode schedule) {
    String target = Resolver.target(schedule.at("/Target/Arn"));
    JsonNode aliased =
        STACK.template().at("/Resources/" + target + "/Properties/FunctionVersion").isMissingNode()
            ? schedule.at("/Target/Arn")
            : STACK.template().at("/Resources/" + target + "/Properties/FunctionName");
    return running.invoke(Resolver.target(aliased), schedule.at("/Target/Input").asText());
  }

  private static Situation situation(String file) {
    return Situation.all().stream()
        .filter(situation -> situation.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  private void readApi() throws Exception {
    running.get("/v1/training-jobs?fields=*&limit=10");
    running.get("/v1/training-jobs?training_job_status=Failed&since=24h");
    running.get("/v1/training-jobs?tuning_job_arn=" + TUNING_JOB);
    running.get("/v1/training-jobs/111122223333");
    running.get("/v1/training-jobs/111122223333/us-east-1");
    running.get("/v1/health");
    running.get("/v1/health/111122223333");
    running.get("/v1/health/111122223333/us-east-1");
    running.get("/v1/columns");
    running.get("/v1/openapi.json");
    new SqlQueries(running, STACK).requestEveryRoute(TUNING_JOB);
    running.request("GET", "/", 404);
    running.request("POST", "/v1/training-jobs", 405);
  }
}
