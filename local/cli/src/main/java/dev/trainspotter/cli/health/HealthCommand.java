package dev.trainspotter.cli.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiOptions;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.cli.terminal.Version;
import dev.trainspotter.query.health.HealthMember;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./trainspotter health`: whether the rows are fresh, and if not, why.
@Command(
    name = "health",
    description =
        "Shows whether every job that SageMaker reports is in its row: the last event, how far each"
            + " reconciliation is and what it found, and what waits in the queues.",
    footer = {
      "",
      "Examples:",
      "  ./trainspotter health",
      "  ./trainspotter health --url https://ID.execute-api.eu-west-1.amazonaws.com --output json",
      "",
      "Exit codes: 0 fresh, 1 failure, 2 invalid usage, 3 not fresh."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class HealthCommand implements Callable<Integer> {
  /// The exit code when the rows are not fresh.
  static final int NOT_FRESH = 3;

  @Option(
      names = {"--output", "--format"},
      paramLabel = "FORMAT",
      converter = HealthFormat.Converter.class,
      description = "table (the default), or json.")
  private HealthFormat format = HealthFormat.TABLE;

  @Option(
      names = "--account_id",
      paramLabel = "ID",
      description = "Shows one account only; a policy may confine you to it.")
  private @Nullable String account;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Shows one Region of the account only.")
  private @Nullable String region;

  @Mixin private ApiOptions deployment = new ApiOptions();

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ApiRequest request = ApiRequest.to(path());
    ApiUrl url = deployment.url();
    try (ApiClient api = ApiClient.of(url, deployment.authorization())) {
      JsonNode health = api.json(request);
      if (!health.path(HealthMember.FRESH.id()).isBoolean()) {
        throw RefusedException.failed(
            "%s is no API of Trainspotter that knows its health: update the stack".formatted(url));
      }
      switch (format) {
        case TABLE -> HealthTable.lines(health).forEach(out::println);
        case JSON -> out.println(Json.indented(health));
      }
      return health.path(HealthMember.FRESH.id()).asBoolean() ? 0 : NOT_FRESH;
    }
  }

  private String path() {
    if (account == null) {
      if (region != null) {
        throw RefusedException.wrongUsage("--region needs --account_id");
      }
      return RowRoute.GET_HEALTH.path();
    }
    if (!AccountRegion.isAccountId(account)) {
      throw RefusedException.wrongUsage("--account_id must be 12 digits, was " + account);
    }
    if (region == null) {
      return RowRoute.GET_HEALTH_OF_ACCOUNT.pathOf(account);
    }
    if (!AccountRegion.isRegion(region)) {
      throw RefusedException.wrongUsage("--region must look like eu-west-1, was " + region);
    }
    return RowRoute.GET_HEALTH_OF_REGION.pathOf(account, region);
  }
}
