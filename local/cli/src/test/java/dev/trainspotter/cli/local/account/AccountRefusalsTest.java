package dev.trainspotter.cli.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.Trainspotter;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// `local --aws` before it starts anything: one line and an exit code for everything that is wrong.
class AccountRefusalsTest {
  private static final String ACCOUNT = "111122223333";

  @TempDir private Path home;
  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final List<String> properties = new ArrayList<>();

  @BeforeEach
  void prepareTheUser() throws IOException {
    sageMaker.put(
        """
        {"TrainingJobName": "one", "TrainingJobStatus": "Completed", "CreationTime": 1763000000,
         "TrainingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/one"}
        """,
        Map.of());
    Files.writeString(
        home.resolve("config"),
        """
        [profile tokyo]
        region = ap-northeast-1
        [profile keys]
        aws_access_key_id = 111122223333
        aws_secret_access_key = any-secret
        [profile sso]
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = reader
        [sso-session corp]
        sso_region = us-east-1
        sso_start_url = https://corp.awsapps.com/start
        """);
    set("aws.configFile", home.resolve("config").toString());
    set("aws.sharedCredentialsFile", home.resolve("credentials").toString());
    set("aws.endpointUrlSageMaker", sageMaker.endpoint().toString());
    set("aws.disableEc2Metadata", "true");
    set("aws.accessKeyId", ACCOUNT);
    set("aws.secretAccessKey", "any-secret");
  }

  private void set(String property, String value) {
    System.setProperty(property, value);
    properties.add(property);
  }

  @AfterEach
  void close() {
    properties.forEach(System::clearProperty);
    sageMaker.close();
  }

  private record Refusal(int exitCode, String line) {}

  /// Runs `local` with these arguments; it must end with one line.
  private static Refusal run(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine program = Trainspotter.commandLine();
    program.setErr(new PrintWriter(err, true));
    int exitCode =
        program.execute(
            Stream.concat(Stream.of("local"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
    return new Refusal(exitCode, err.toString().strip());
  }

  private static Fault error(String code) {
    return new Fault.ErrorResponse(400, code, "the message of SageMaker");
  }

  static List<Arguments> faults() {
    return List.of(
        Arguments.of(error("ExpiredTokenException"), "the AWS credentials have expired: log in"),
        Arguments.of(
            error("UnrecognizedClientException"),
            "SageMaker in us-east-1 does not know the access key (UnrecognizedClientException)"),
        Arguments.of(
            error("InvalidSignatureException"), "SageMaker in us-east-1 rejects the signature"),
        Arguments.of(
            new Fault.ErrorResponse(403, "Forbidden", ""),
            "sagemaker:Search is denied in us-east-1 (Forbidden)"),
        Arguments.of(
            error("UnknownOperationException"), "SageMaker in us-east-1 does not answer Search: "),
        Arguments.of(
            Fault.unavailable(),
            "SageMaker in us-east-1 does not answer Search: Service is unable to handle request."),
        Arguments.of(
            Fault.html(), "what answers in us-east-1 is not SageMaker: check AWS_ENDPOINT"),
        Arguments.of(Fault.connectionReset(), "SageMaker in us-east-1 does not answer Search: "));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysInOneLineWhatSageMakerRefuses(Fault fault, String line) {
    sageMaker.fault(fault);

    Refusal refusal = run("--aws", "--region=us-east-1");

    assertThat(refusal.line()).startsWith(line);
    assertThat(refusal.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SEARCH, Search",
    "DESCRIBE_TRAINING_JOB, DescribeTrainingJob",
    "LIST_TAGS, ListTags"
  })
  void namesTheRequestThatIsDenied(Operation operation, String name) {
    sageMaker.fault(operation, Fault.denied());

    Refusal refusal = run("--aws", "--region=us-east-1");

    assertThat(refusal.line())
        .isEqualTo(
            "sagemaker:%s is denied in us-east-1 (AccessDeniedException); --aws needs"
                    .formatted(name)
                + " sagemaker:Search, sagemaker:DescribeTrainingJob and sagemaker:ListTags");
    assertThat(refusal.exitCode()).isEqualTo(1);
  }

  @Test
  void saysThatARegionHasNoSageMaker() {
    set("aws.endpointUrlSageMaker", "http://sagemaker.invalid");

    Refusal refusal = run("--aws", "--region=mars-north-1");

    assertThat(refusal.line())
        .isEqualTo(
            "there is no SageMaker in mars-north-1, or no network:"
                + " the host sagemaker.invalid is unknown");
    assertThat(refusal.exitCode()).isEqualTo(1);
  }

  @Test
  void saysThatAnAccountHasNoJobs() {
    Refusal refusal = run("--aws", "--region=eu-west-1", "--region=eu-west-2");

    assertThat(refusal.line())
        .isEqualTo(
            "the account of these credentials has no training jobs in eu-west-1, eu-west-2:"
                + " name another with --region");
    assertThat(refusal.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere | there is no AWS profile nowhere: check the name and ~/.aws/config",
        "tokyo | the AWS profile tokyo has no credentials: log in with the AWS CLI",
        "sso | the SSO session of the AWS profile sso has expired: run aws sso login --profile sso"
      })
  void saysWhatIsWrongWithAProfileWhateverTheEnvironmentHolds(String profile, String line) {
    Refusal refusal = run("--aws", "--region=us-east-1", "--profile=" + profile);

    assertThat(refusal).isEqualTo(new Refusal(1, line));
  }

  @Test
  void saysThatThereAreNoCredentials() {
    System.clearProperty("aws.accessKeyId");

    Refusal refusal = run("--aws", "--region=us-east-1");

    assertThat(refusal.line()).startsWith("no AWS credentials to sign with: set AWS_PROFILE");
    assertThat(refusal.exitCode()).isEqualTo(1);
  }

  @Test
  void saysThatThereIsNoRegion() {
    assertThat(AccountOptions.regions(List.of(), "keys", Map.of())).isEmpty();
    assertThat(AccountOptions.regions(List.of(), "tokyo", Map.of()))
        .containsExactly("ap-northeast-1");
    assertThat(
            AccountOptions.regions(
                List.of(), "tokyo", Map.of("AWS_DEFAULT_REGION", "eu-central-1", "AWS_REGION", "")))
        .containsExactly("eu-central-1");
    assertThat(
            AccountOptions.regions(
                List.of("eu-west-1", "eu-west-1"), null, Map.of("AWS_REGION", "us-east-1")))
        .containsExactly("eu-west-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--aws --region=us-east1-- | a Region must look like eu-west-1, was us-east1--",
        "--aws --once | --aws reads your account and --once simulates one: leave out one of them",
        "--profile=x | --profile without --aws has no effect: add --aws to read your account",
        "--region=x | --region without --aws has no effect: add --aws to read your account",
        "--search-rate=1 | --search-rate without --aws has no effect: add --aws to read your"
            + " account",
        "--describe-rate=1 | --describe-rate without --aws has no effect: add --aws to read your"
            + " account"
      })
  void refusesOptionsThatMakeNoSense(String options, String line) {
    assertThat(run(options.split(" "))).isEqualTo(new Refusal(2, line));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "fast", "0.0", "100000"})
  void refusesARateThatIsNone(String rate) {
    StringWriter err = new StringWriter();
    CommandLine program = Trainspotter.commandLine();
    program.setErr(new PrintWriter(err, true));

    int exitCode = program.execute("local", "--aws", "--search-rate=" + rate);

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).contains("must be a number from 0.0001 to 9999, was " + rate);
  }
}
