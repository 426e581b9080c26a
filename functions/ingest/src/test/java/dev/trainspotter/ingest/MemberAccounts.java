package dev.trainspotter.ingest;

import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sts.AssumeRoleCall;
import dev.trainspotter.emulators.sts.SimulatedSts;
import dev.trainspotter.ingest.session.ReaderSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// Ingest in an account that reads two others with their reader roles, over the simulated STS.
/// The simulated SageMaker knows the job of `completed.json` in each of them.
final class MemberAccounts implements AutoCloseable {
  static final String HUB = "111122223333";
  static final String ONE = "444455556666";
  static final String OTHER = "777788889999";
  static final SimulatedSageMaker SAGE_MAKER = RealParts.SAGE_MAKER;

  static final Map<String, String> SETTINGS =
      Map.of(
          "OWN_ACCOUNT",
          HUB,
          "STACK_NAME",
          "hub",
          "READER_ROLE",
          "arn:aws:iam::{account}:role/hub-reader",
          "READER_EXTERNAL_ID",
          "external:hub");

  final SimulatedSts sts = SimulatedSts.start();
  final RealParts parts;
  private final StsClient client = client(sts);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-27T14:00:00Z"));

  MemberAccounts() {
    this(Map.of());
  }

  /// The same with other settings.
  MemberAccounts(Map<String, String> changes) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.putAll(changes);
    this.parts = new RealParts(now::get, settings, client);
    for (String account : List.of(HUB, ONE, OTHER)) {
      SAGE_MAKER.put(
          Events.text("completed.describe.json").replace(HUB, account), Map.of("team", account));
    }
    Stream.of(ONE, OTHER).forEach(this::allow);
    SAGE_MAKER.clearCalls();
  }

  static StsClient client(SimulatedSts sts) {
    return ReaderSessions.client(RealParts.HTTP)
        .endpointOverride(sts.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(HUB, "any-secret")))
        .build();
  }

  static String role(String account) {
    return "arn:aws:iam::%s:role/hub-reader".formatted(account);
  }

  /// From now on the hub can assume the account's role.
  void allow(String account) {
    sts.put(role(account), "external:hub");
  }

  /// The event of the job in this account.
  static String event(String account) {
    return Events.text("completed.json").replace(HUB, account);
  }

  /// Lets this time pass.
  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /// The accounts whose roles were requested, in order.
  List<String> assumed() {
    return sts.calls().stream().map(AssumeRoleCall::account).toList();
  }

  /// Account and source of each row.
  List<String> rows() {
    return parts.rows().stream()
        .map(row -> row.get("account_id").s() + " " + row.get("observed_by").s())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    RealParts.healSageMaker();
    SAGE_MAKER.arns().forEach(SAGE_MAKER::delete);
    client.close();
    sts.close();
  }
}
