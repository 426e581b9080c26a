package dev.trainspotter.ingest.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.edge.CannedHttpClient;
import dev.trainspotter.edge.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SageMakerClientsTest {
  private static final Settings EMULATED =
      Settings.from(
          Map.of("TABLE_NAME", "t", "STATE_TABLE_NAME", "s", "ACCOUNT_CREDENTIALS", "account-id"));

  @Test
  void sendsNoRequestWithAnotherAccountsCredentials() {
    Settings own =
        Settings.from(
            Map.of(
                "TABLE_NAME",
                "t",
                "STATE_TABLE_NAME",
                "s",
                "ACCOUNTS",
                "111122223333,444455556666",
                "OWN_ACCOUNT",
                "111122223333"));

    SageMakerClients clients = new SageMakerClients(new CannedHttpClient(Map.of()), own);

    assertThat(clients.of(new AccountRegion("444455556666", "us-east-1")))
        .isEqualTo(
            new SageMakerClients.Access.Refused(
                new DescribeResult.Unavailable(
                    DescribeResult.Cause.DENIED, "READER_ROLE is not set")));
  }

  @Test
  void startsNoThreadsForEachAccountAndRegion() {
    int before = Thread.activeCount();

    try (SageMakerClients clients =
        new SageMakerClients(new CannedHttpClient(Map.of()), EMULATED)) {
      for (int account = 0; account < 30; account++) {
        AccountRegion accountRegion =
            new AccountRegion("1111222233%02d".formatted(account), "us-east-1");
        for (int request = 0; request < 6; request++) {
          describe(clients.of(accountRegion));
        }
      }

      assertThat(Thread.activeCount() - before).isLessThan(10);
    }
  }

  @Test
  void opensOneClientForEachRegionAndNoneForAnAccount() {
    try (SageMakerClients clients =
        new SageMakerClients(new CannedHttpClient(Map.of()), EMULATED)) {
      for (int account = 0; account < 1000; account++) {
        String id = "111122223%03d".formatted(account);
        describe(clients.of(new AccountRegion(id, "us-east-1")));
        describe(clients.of(new AccountRegion(id, "eu-west-1")));
      }

      assertThat(clients.open()).isEqualTo(2);
    }
  }

  private static void describe(SageMakerClients.Access access) {
    assertThat(access)
        .isInstanceOfSatisfying(
            SageMakerClients.Access.Granted.class,
            granted -> granted.client().describeTrainingJob(r -> r.trainingJobName("bert")));
  }
}
