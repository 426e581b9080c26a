package dev.trainspotter.cli.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.cli.stack.StackFunction;
import dev.trainspotter.cli.terminal.ProgressLine;
import dev.trainspotter.cli.terminal.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// What `reconcile` does with the real function.
class ManualPassTest {
  private final ReconciledStack stack;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  ManualPassTest() throws IOException {
    this.stack = new ReconciledStack();
  }

  @AfterEach
  void close() {
    stack.close();
  }

  private ManualPass pass(String function) {
    return new ManualPass(
        new StackFunction(
            stack.endpoint(),
            Region.US_EAST_1,
            function,
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")),
            UrlConnectionHttpClient.create()),
        new ProgressLine(new PrintStream(err, true, StandardCharsets.UTF_8), false),
        Duration.ofMillis(50),
        100);
  }

  private ManualPass pass() {
    return pass(ReconciledStack.FUNCTION);
  }

  private List<String> run(Instant from, Instant to) throws InterruptedException {
    ManualPass pass = pass();
    return pass.follow(pass.begin(from, to)).stream().map(PassState::found).toList();
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void comparesAllJobsAndReportsWhatWasFound() throws InterruptedException {
    stack.putJobs(12);

    List<String> found = run(null, null);

    assertThat(stack.events()).containsExactly("{\"from\":\"\",\"to\":\"\"}");
    assertThat(found)
        .singleElement()
        .asString()
        .startsWith("111122223333/us-east-1: looked at 12, missed 0, backfilled ")
        .contains("differing 0, not shown 0, 1 calls, ");
    assertThat(errors()).contains("complete: 12 jobs looked at, 1 calls");
  }

  @Test
  void comparesTheJobsOfAPeriod() throws InterruptedException {
    stack.putJobs(12);
    Instant now = Instant.now();

    List<String> found = run(now.minus(Duration.ofMinutes(330)), now.minus(Duration.ofMinutes(90)));

    assertThat(found).singleElement().asString().contains("looked at 4,");
  }

  @Test
  void followsASecondPassAndNotTheFirstOne() throws InterruptedException {
    stack.putJobs(3);
    run(null, null);
    stack.putJobs(5);
    ManualPass pass = pass();

    ManualPass.Followed followed = pass.begin(null, null);
    // The run of the first pass may still be at work, and then leaves this one to the next run.
    stack.runOnSchedule();
    List<PassState> passes = pass.follow(followed);

    assertThat(passes)
        .extracting(PassState::found)
        .singleElement()
        .asString()
        .contains("looked at 5,");
  }

  @Test
  void followsThePassThatIsUnderWayAlreadyAndSaysSo() throws InterruptedException {
    stack.putJobs(3);
    stack.askForAPass(Instant.parse("2020-01-01T00:00:00Z"));
    ManualPass pass = pass();

    ManualPass.Followed followed = pass.begin(null, null);
    stack.runOnSchedule();
    List<PassState> passes = pass.follow(followed);

    assertThat(stack.events()).isEmpty();
    assertThat(errors())
        .contains("a pass over the jobs created from 2020-01-01T00:00:00.000Z to ")
        .contains("following it, and no other is begun");
    assertThat(passes).singleElement().matches(PassState::isComplete);
  }

  @Test
  void goesOnWhereLambdaDoesNotAnswer() throws InterruptedException {
    stack.putJobs(3);
    stack.failing("429{\"Reason\":\"ConcurrentInvocationLimitExceeded\"}", "503");

    assertThat(run(null, null)).hasSize(1);
    assertThat(errors()).contains("Lambda answered 429: trying again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403{"Message":"no identity-based policy"} | lack lambda:InvokeFunction on the function
          403{"Message":"The security token included in the request is expired"} | have expired
          404{"Message":"Function not found"} | was the stack deployed again?
          400{"Message":"odd"} | Lambda answered 400 (odd)
          """)
  void endsWithOneLineWhereLambdaRefuses(String answer, String line) {
    stack.failing(answer);

    assertThatThrownBy(() -> run(null, null))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(line);
    assertThat(stack.events()).isEmpty();
  }

  @Test
  void saysThatNoPassWasBegun() {
    stack.failing("200{\"passes\":[]}", "503");

    assertThatThrownBy(() -> run(null, null))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no pass was begun");
  }

  @Test
  void givesUpWhereTheFunctionNeverBeginsThePass() {
    ManualPass pass = pass();
    ManualPass impatient = new ManualPass(pass.function(), pass.line(), pass.pause(), 3);
    stack.failing("200{\"passes\":[]}", "202");

    assertThatThrownBy(() -> impatient.follow(impatient.begin(null, null)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("did not begin the pass: its log says why");
  }
}
