package dev.trainspotter.infra.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.situations.Situation;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the synthesized template with the functions' zips on the emulators of this machine.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
class RunningStackTest {
  private static StackRun run;
  private static RunningStack running;

  @BeforeAll
  static void run() throws Exception {
    run = StackRun.shared();
    running = run.running();
  }

  @Test
  void keepsARowForEveryJobOfTheEvents() {
    long jobs =
        Situation.all().stream()
            .filter(situation -> situation.outcome().matches("kept|gone"))
            .map(situation -> situation.name().replaceFirst("-[0-9]+$", ""))
            .distinct()
            .count();

    assertThat((long) run.rows()).as(running.logs()).isGreaterThanOrEqualTo(jobs);
  }

  @Test
  void allowsWhatTheFunctionsDoAndNothingElse() {
    assertThat(check(StackRun.STACK.template()).failures()).isEmpty();
  }

  @Test
  void acceptsTheEventsOfTheSchedules() {
    assertThat(StackRun.STACK.properties("AWS::Scheduler::Schedule"))
        .hasSize(4)
        .allSatisfy(schedule -> assertThat(run.invokeAs(schedule)).doesNotContain("errorMessage"));
  }

  @Test
  void storesTheJobsWhoseEventsWereLostAndDescribesThemFromTheBacklog() throws Exception {
    assertThat(run.found().path("observed_by").asText()).as(running.logs()).isEqualTo("search");
    assertThat(running.get(StackRun.JOBS + DisagreeingJobs.LOST).path("observed_by").asText())
        .isEqualTo("describe");
  }

  @Test
  void describesTheJobsAboutWhichSageMakerAndTheRowsDisagree() throws Exception {
    assertThat(running.get(StackRun.JOBS + DisagreeingJobs.RETAGGED).at("/tags/team").asText())
        .isEqualTo("nlp");
    assertThat(
            running
                .get(StackRun.JOBS + DisagreeingJobs.LAGGING)
                .path("training_job_status")
                .asText())
        .isEqualTo("InProgress");
    assertThat(running.get(StackRun.JOBS + DisagreeingJobs.OF_UNKNOWN_AGE).has("deleted_at"))
        .isFalse();
    assertThat(
            running
                .get("/v1/training-jobs?training_job_name=" + DisagreeingJobs.REUSED)
                .path("training_jobs"))
        .hasSize(2);
    assertThat(run.shrunk().has("extra_members")).isFalse();
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

  static Stream<Reduced> noticesEveryMissingPermission() {
    return running.roles().values().stream()
        .flatMap(role -> Reduced.ofPermissions(StackRun.STACK.template(), role));
  }

  static Stream<Reduced> noticesEveryMissingRouteAndRule() {
    return Stream.of("AWS::ApiGatewayV2::Route", "AWS::Events::Rule")
        .flatMap(type -> Reduced.ofResources(StackRun.STACK.template(), type));
  }

  private static TemplateCheck check(JsonNode template) {
    return new TemplateCheck(template, run.recording(), running.roles());
  }
}
