package dev.trainspotter.infra.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.functions.Zips;
import dev.trainspotter.infra.situations.Situation;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

/// The synthesized template and nothing else, brought to life on this machine with the real zips.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
class RunningStackTest {
  private static final Recording RECORDING = new Recording();
  private static final Synthesis STACK =
      Synthesis.of(
          Map.of("trainspotter:accounts", "111122223333,444455556666,777788889999"),
          Zips.of(Checkout.ROOT));

  private static final String TUNING_JOB =
      "arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/bayes";

  private static RunningStack running;
  private static int rows;

  @BeforeAll
  static void live() throws Exception {
    running = new RunningStack(STACK, RECORDING);
    for (Situation situation : Situation.all()) {
      know(situation);
      deliver(situation, situation.message());
    }
    rows = running.get("/v1/training-jobs?limit=500").path("training_jobs").size();
    oversize();
    ask();
  }

  @AfterAll
  static void end() {
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
    assertThat(verdict(STACK.template()).failures()).isEmpty();
  }

  @Test
  void wakesEachFunctionWithTheEventOfTheSchedule() {
    for (JsonNode schedule : STACK.properties("AWS::Scheduler::Schedule")) {
      String alias = Resolver.target(schedule.at("/Target/Arn"));
      String function =
          Resolver.target(STACK.template().at("/Resources/" + alias + "/Properties/FunctionName"));

      String answer = running.warmUp(function, schedule.at("/Target/Input").asText());

      assertThat(answer).doesNotContain("errorMessage");
    }
  }

  @ParameterizedTest
  @MethodSource("takenAway")
  void failsWhenAPartIsTakenAway(Less less) {
    assertThat(verdict(less.template()).failures()).isNotEmpty();
  }

  /// The template without one of its parts.
  record Less(String part, JsonNode template) {
    @Override
    public String toString() {
      return part;
    }
  }

  static Stream<Less> takenAway() {
    List<Less> all = new ArrayList<>();
    for (String role : running.roles().values()) {
      int statements = TemplateCheck.statements(STACK.template(), role).size();
      IntStream.range(0, statements).forEach(i -> all.add(withoutStatement(role, i)));
    }
    for (String type : List.of("AWS::ApiGatewayV2::Route", "AWS::Events::Rule")) {
      STACK.resources(type).keySet().forEach(id -> all.add(without(id)));
    }
    return all.stream();
  }

  private static Less withoutStatement(String role, int index) {
    ObjectNode template = STACK.template().deepCopy();
    ArrayNode statements = (ArrayNode) TemplateCheck.statements(template, role);
    String id = statements.remove(index).path("Sid").asText();
    return new Less(role + " " + id, template);
  }

  private static Less without(String resource) {
    ObjectNode template = STACK.template().deepCopy();
    ((ObjectNode) template.path("Resources")).remove(resource);
    return new Less(resource, template);
  }

  private static TemplateCheck verdict(JsonNode template) {
    return new TemplateCheck(template, RECORDING, running.roles());
  }

  /// SageMaker answers as it does when this message is read.
  private static void know(Situation situation) {
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

  /// To the queues of the rules that match; this one situation while SageMaker is down, so that
  /// its hint waits in the backlog.
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

  /// A job too large for an item, told of twice, and then not too large any more.
  private static void oversize() throws Exception {
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
    assertThat(row.toString().length()).isGreaterThan(900_000);
    job.put("Notes", "short").put("LastModifiedTime", job.path("LastModifiedTime").asDouble() + 60);
    running.sageMaker().put(job, Map.of());
    deliver(unseen, message);
    JsonNode later = running.get(path + "?creation_time=" + row.path("creation_time").asText());
    assertThat(later.toString().length()).isLessThan(900_000);
  }

  private static Situation situation(String file) {
    return Situation.all().stream()
        .filter(situation -> situation.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  private static void ask() throws Exception {
    running.get("/v1/training-jobs?fields=*&limit=10");
    running.get("/v1/training-jobs?training_job_status=Failed&since=24h");
    running.get("/v1/training-jobs?tuning_job_arn=" + TUNING_JOB);
    running.get("/v1/training-jobs/111122223333");
    running.get("/v1/training-jobs/111122223333/us-east-1");
    running.get("/v1/columns");
    running.get("/v1/openapi.json");
    running.ask("GET", "/", 404);
    running.ask("POST", "/v1/training-jobs", 405);
  }
}
