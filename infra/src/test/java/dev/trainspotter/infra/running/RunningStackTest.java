package dev.trainspotter.infra.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.functions.Zips;
import dev.trainspotter.infra.situations.Situation;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the synthesized template with the functions' zips on the emulators of this machine.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
class RunningStackTest {
  private static final Recording RECORDING = new Recording();
  private static final Map<String, String> CONTEXT =
      Map.of(
          "trainspotter:accounts", "111122223333,444455556666,777788889999",
          "trainspotter:searchRate", "10",
          "trainspotter:architecture", SqlQueries.ARCHITECTURE);
  private static final Synthesis STACK =
      Synthesis.of(CONTEXT, Zips.of(Checkout.ROOT, Configuration.from(CONTEXT)));

  private static final String JOBS = "/v1/training-jobs/111122223333/us-east-1/";

  private static final String TUNING_JOB =
      "arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/bayes";

  private static RunningStack running;
  private static int rows;
  private static JsonNode found;
  private static JsonNode shrunk;

  @BeforeAll
  static void run() throws Exception {
    running = new RunningStack(STACK, RECORDING);
    for (Situation situation : Situation.all()) {
      prepare(situation);
      deliver(situation, situation.message());
    }
    rows = running.get("/v1/training-jobs?limit=500").path("training_jobs").size();
    deliverOversizeJob();
    failOnce();
    reconcile();
    readApi();
  }

  @AfterAll
  static void close() {
    running.close();
  }

  @Test
  void keepsARowForEveryJobOfTheEvents() {
    long jobs =
        Situation.all().stream()
            .filter(situation -> situation.outcome().matches("kept|gone"))
            .map(situation -> situation.name().replaceFirst("-[0-9]+$", ""))
            .distinct()
            .count();

    assertThat((long) rows).as(running.logs()).isGreaterThanOrEqualTo(jobs);
  }

  @Test
  void allowsWhatTheFunctionsDoAndNothingElse() {
    assertThat(check(STACK.template()).failures()).isEmpty();
  }

  @Test
  void acceptsTheEventsOfTheSchedules() {
    assertThat(STACK.properties("AWS::Scheduler::Schedule"))
        .hasSize(4)
        .allSatisfy(schedule -> assertThat(invokeAs(schedule)).doesNotContain("errorMessage"));
  }

  @Test
  void storesTheJobsWhoseEventsWereLostAndDescribesThemFromTheBacklog() throws Exception {
    assertThat(found.path("observed_by").asText()).as(running.logs()).isEqualTo("search");
    assertThat(running.get(JOBS + DisagreeingJobs.LOST).path("observed_by").asText())
        .isEqualTo("describe");
  }

  @Test
  void describesTheJobsAboutWhichSageMakerAndTheRowsDisagree() throws Exception {
    assertThat(running.get(JOBS + DisagreeingJobs.RETAGGED).at("/tags/team").asText())
        .isEqualTo("nlp");
    assertThat(running.get(JOBS + DisagreeingJobs.LAGGING).path("training_job_status").asText())
        .isEqualTo("InProgress");
    assertThat(running.get(JOBS + DisagreeingJobs.OF_UNKNOWN_AGE).has("deleted_at")).isFalse();
    assertThat(
            running
                .get("/v1/training-jobs?training_job_name=" + DisagreeingJobs.REUSED)
                .path("training_jobs"))
        .hasSize(2);
    assertThat(shrunk.has("extra_members")).isFalse();
  }

  @ParameterizedTest
  @MethodSource
  void noticesEveryMissingPermission(Reduced reduced) {
    assertThat(check(reduced.template()).failures())
        .anySatisfy(failure -> assertThat(failure).startsWith("not allowed: "));
  }

  @ParameterizedTest
  @MethodSource
  void noticesEveryMissingRouteAndRule(Reduced reduced) {
    assertThat(check(reduced.template()).failures()).isNotEmpty();
  }

  /// The template without one part.
  record Reduced(String part, JsonNode template) {
    @Override
    public String toString() {
      return part;
    }
  }

  static Stream<Reduced> noticesEveryMissingPermission() {
    return running.roles().values().stream()
        .flatMap(role -> Stream.of("Action", "Resource").flatMap(member -> without(role, member)));
  }

  static Stream<Reduced> noticesEveryMissingRouteAndRule() {
    return Stream.of("AWS::ApiGatewayV2::Route", "AWS::Events::Rule")
        .flatMap(type -> STACK.resources(type).keySet().stream())
        .map(RunningStackTest::without);
  }

  /// The template without each action, or without each resource, of the role's statements.
  private static Stream<Reduced> without(String role, String member) {
    JsonNode statements = TemplateCheck.statements(STACK.template(), role);
    return IntStream.range(0, statements.size())
        .boxed()
        .flatMap(
            at -> {
              JsonNode values = statements.path(at).path(member);
              return IntStream.range(0, values.isArray() ? values.size() : 1)
                  .mapToObj(index -> without(role, at, member, index));
            });
  }

  private static Reduced without(String role, int at, String member, int index) {
    ObjectNode template = STACK.template().deepCopy();
    ObjectNode statement = (ObjectNode) TemplateCheck.statements(template, role).path(at);
    JsonNode removed =
        statement.path(member) instanceof ArrayNode several
            ? several.remove(index)
            : statement.remove(member);
    String part = "%s %s without %s".formatted(role, statement.path("Sid").asText(), removed);
    return new Reduced(part, template);
  }

  private static Reduced without(String resource) {
    ObjectNode template = STACK.template().deepCopy();
    ((ObjectNode) template.path("Resources")).remove(resource);
    return new Reduced(resource, template);
  }

  private static TemplateCheck check(JsonNode template) {
    return new TemplateCheck(template, RECORDING, running.roles());
  }

  /// Prepares the simulated SageMaker with the job of this message, or without it.
  private static void prepare(Situation situation) {
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
  private static void deliver(Situation situation, String message) {
    boolean isDown = situation.file().equals("moments-apart.json");
    if (isDown) {
      running.sageMaker().fault(Fault.unavailable());
    }
    for (String queue : TemplateCheck.queuesOf(STACK.template(), situation)) {
      running.send(queue, message);
      running.drain(queue);
    }
    running.sageMaker().clearFaults();
    running.sources().forEach(running::drain);
  }

  /// Delivers two messages about a job that is too large for one item, and a third one when the job
  /// is small.
  private static void deliverOversizeJob() throws Exception {
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
    assertThat(new SqlQueries(running, STACK).readLargeRow("oversize")).isGreaterThan(900_000);
    assertThat(row.toString().length()).isGreaterThan(900_000);
    job.put("Notes", "short").put("LastModifiedTime", job.path("LastModifiedTime").asDouble() + 60);
    running.sageMaker().put(job, Map.of());
    deliver(unseen, message);
    JsonNode later = running.get(path + "?creation_time=" + row.path("creation_time").asText());
    assertThat(later.toString().length()).isLessThan(900_000);
  }

  /// Lets ingest fail once on a message of each queue, because the tables refuse a request. The
  /// message comes again, and ingest handles it, before the queue's visibility timeout has passed.
  private static void failOnce() {
    Situation situation = situation("completed.json");
    prepare(situation);
    for (String queue : running.sources()) {
      running.send(queue, situation.message());
      running.failOnce(queue);
    }
    running.sources().forEach(running::drain);
  }

  /// Starts a run as the schedule does, and lets ingest act on its hints.
  private static void reconcile() throws Exception {
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
  private static String invokeAs(JsonNode schedule) {
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

  private static void readApi() throws Exception {
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
