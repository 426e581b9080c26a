package dev.trainspotter.cli.doctor;

import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TableColumn;
import dev.trainspotter.cli.terminal.TextTable;
import dev.trainspotter.ingest.CheckMember;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The findings about all accounts and Regions, for people and for programs.
record DoctorReport(List<Checkup> checkups) {
  private static final List<String> HEADING =
      List.of(
          "account_id", "region", "role", "permissions", "last_event_time", "last_reconciled_at");

  boolean isHealthy() {
    return checkups.stream().allMatch(each -> each.missing().isEmpty());
  }

  /// A table, and below it what is missing, each with the command that repairs it.
  List<String> lines() {
    List<List<String>> rows = checkups.stream().map(DoctorReport::row).toList();
    TextTable table =
        TextTable.of(
            IntStream.range(0, HEADING.size())
                .mapToObj(
                    i ->
                        TableColumn.of(
                            HEADING.get(i), rows.stream().map(row -> row.get(i)).toList(), false))
                .toList(),
            0);
    List<String> lines = new ArrayList<>();
    lines.add(table.heading());
    rows.forEach(row -> lines.add(table.line(row)));
    lines.add("");
    for (Checkup checkup : checkups) {
      for (Missing missing : checkup.missing()) {
        lines.add("%s: %s".formatted(checkup.accountRegion(), OneLine.of(missing.fault())));
        lines.add("  " + OneLine.of(missing.repair()));
      }
    }
    if (isHealthy()) {
      lines.add("nothing is missing");
    }
    return lines;
  }

  /// The same as one JSON object.
  JsonObject json() {
    return new JsonObject()
        .with("healthy", isHealthy())
        .withObjects("accounts_and_regions", checkups.stream().map(DoctorReport::json).toList());
  }

  private static JsonObject json(Checkup checkup) {
    List<String> row = row(checkup);
    JsonObject members = new JsonObject();
    for (int i = 0; i < HEADING.size(); i++) {
      if (!row.get(i).isEmpty()) {
        members.with(HEADING.get(i), row.get(i));
      }
    }
    return members.withObjects(
        "missing",
        checkup.missing().stream()
            .map(
                missing ->
                    new JsonObject()
                        .with("fault", missing.fault())
                        .with("repair", missing.repair()))
            .toList());
  }

  private static List<String> row(Checkup checkup) {
    return List.of(
        checkup.text(CheckMember.ACCOUNT_ID),
        checkup.text(CheckMember.REGION),
        checkup.role(),
        checkup.permissions(),
        checkup.text(CheckMember.LAST_EVENT_TIME),
        checkup.text(CheckMember.LAST_RECONCILED_AT));
  }
}
