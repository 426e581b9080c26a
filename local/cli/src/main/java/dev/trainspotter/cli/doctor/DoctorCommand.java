package dev.trainspotter.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.cli.http.EnvironmentProxy;
import dev.trainspotter.cli.stack.Invocation;
import dev.trainspotter.cli.stack.ReconcileFunctions;
import dev.trainspotter.cli.stack.StackFunction;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.cli.terminal.Version;
import dev.trainspotter.ingest.CheckMember;
import dev.trainspotter.ingest.ReconcileHandler;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.http.SdkHttpClient;

/// `./trainspotter doctor --stack NAME`: what each account and Region lacks.
@Command(
    name = "doctor",
    description =
        "Checks each account and Region whose jobs a deployed stack collects: the reader role, its"
            + " permissions, the last event and the last reconciliation. For what is missing it"
            + " prints the command that repairs it. The stack itself makes the checks, with its own"
            + " roles; nothing is changed. Uses your AWS credentials and Region.",
    footer = {
      "",
      "Examples:",
      "  ./trainspotter doctor --stack trainspotter-prod",
      "  ./trainspotter doctor --stack trainspotter-prod --format json",
      "",
      "Exit codes: 0 nothing is missing, 1 something is missing or the check failed, 2 invalid"
          + " usage."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class DoctorCommand implements Callable<Integer> {
  private static final String TABLE = "table";
  private static final String JSON = "json";

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      defaultValue = "trainspotter-prod",
      description = "The stack's name. Default: ${DEFAULT-VALUE}.")
  private String stack = "";

  @Option(
      names = {"--format", "--output"},
      paramLabel = "FORMAT",
      defaultValue = TABLE,
      description = "table (the default), or json.")
  private String format = TABLE;

  @Override
  public Integer call() {
    if (!List.of(TABLE, JSON).contains(format)) {
      throw RefusedException.wrongUsage("--format must be table or json, was " + format);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (SdkHttpClient http = EnvironmentProxy.ofProcess().awsClient()) {
      DoctorReport report = report(ReconcileFunctions.of(stack, http));
      if (format.equals(JSON)) {
        out.println(Json.indented(Json.read(report.json().toString())));
      } else {
        report.lines().forEach(out::println);
      }
      return report.isHealthy() ? 0 : 1;
    }
  }

  private DoctorReport report(StackFunction function) {
    String event = new JsonObject().with(ReconcileHandler.CHECK, true).toString();
    return switch (function.call(event)) {
      case Invocation.Unavailable(String reason) ->
          throw RefusedException.failed(reason + ": try again in a moment");
      case Invocation.Done(JsonNode response) -> {
        JsonNode checks = response.path(CheckMember.CHECKS.id());
        if (!checks.isArray()) {
          throw RefusedException.failed(
              "the stack %s is of a version that cannot be checked: update it".formatted(stack));
        }
        String hub = response.path(CheckMember.HUB.id()).asText();
        List<Checkup> checkups = new ArrayList<>();
        checks.forEach(check -> checkups.add(new Checkup(stack, hub, check)));
        yield new DoctorReport(checkups);
      }
    };
  }
}
