package dev.trainspotter.cli.local.deployment;

import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.sts.SimulatedSts;
import dev.trainspotter.ingest.session.ReaderSessions;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/// The reader roles of the accounts of local mode, and a simulated STS that gives sessions with
/// them.
final class LocalRoles implements AutoCloseable {
  static final String READER_ROLE = "arn:aws:iam::{account}:role/trainspotter-local-reader";
  static final String EXTERNAL_ID = "trainspotter-local";

  private final SimulatedSts sts = SimulatedSts.start();

  LocalRoles() {
    LocalAws.ACCOUNTS.stream()
        .filter(account -> !account.equals(LocalAws.ACCOUNT))
        .forEach(account -> sts.put(READER_ROLE.replace("{account}", account), EXTERNAL_ID));
  }

  /// Sessions with the roles that the settings name.
  ReaderSessions sessions(SdkHttpClient http, Settings settings) {
    return new ReaderSessions(
        settings,
        ReaderSessions.client(http)
            .endpointOverride(sts.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(LocalAws.ACCOUNT, "any-secret")))
            .build(),
        InstantSource.system());
  }

  @Override
  public void close() {
    sts.close();
  }
}
