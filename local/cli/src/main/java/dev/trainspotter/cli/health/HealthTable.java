package dev.trainspotter.cli.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TextWidth;
import dev.trainspotter.query.health.HealthMember;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Health for people: the reason, the queues, and a line for each range.
final class HealthTable {
  private static final List<String> HEADING =
      List.of(
          "account_id",
          "region",
          "last_event_time",
          "range",
          "last complete pass",
          "state",
          "missed",
          "differing",
          "not_shown",
          "under way");

  private HealthTable() {}

  /// The lines of this response.
  static List<String> lines(JsonNode health) {
    List<String> lines = new ArrayList<>();
    boolean isFresh = get(health, HealthMember.FRESH).asBoolean();
    lines.add((isFresh ? "fresh: " : "not fresh: ") + text(health, HealthMember.REASON));
    lines.addAll(queue("backlog", get(health, HealthMember.BACKLOG)));
    lines.addAll(queue("dead letters", get(health, HealthMember.DEAD_LETTERS)));
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADING);
    for (JsonNode one : get(health, HealthMember.ACCOUNTS_AND_REGIONS)) {
      for (JsonNode range : get(one, HealthMember.RANGES)) {
        rows.add(row(one, range));
      }
    }
    if (rows.size() > 1) {
      lines.addAll(aligned(rows));
    }
    return lines.stream().map(OneLine::of).toList();
  }

  private static List<String> queue(String name, JsonNode queue) {
    if (queue.isMissingNode()) {
      return List.of();
    }
    String since = text(queue, HealthMember.NOT_EMPTY_SINCE);
    return List.of(
        "%s: %s messages%s"
            .formatted(
                name,
                text(queue, HealthMember.MESSAGES),
                since.isEmpty() ? "" : ", not empty since " + since));
  }

  private static List<String> row(JsonNode accountRegion, JsonNode range) {
    JsonNode complete = get(range, HealthMember.LAST_COMPLETE);
    // A stack that is older than this program does not send the member.
    boolean isCollected = get(accountRegion, HealthMember.COLLECTED).asBoolean(true);
    return List.of(
        text(accountRegion, HealthMember.ACCOUNT_ID),
        text(accountRegion, HealthMember.REGION),
        text(accountRegion, HealthMember.LAST_EVENT_TIME),
        text(range, HealthMember.RANGE),
        text(complete, HealthMember.STARTED_AT),
        isCollected ? state(range) : "not collected",
        complete.path(Figure.MISSED.id()).asText(),
        complete.path(Figure.DIFFERING.id()).asText(),
        complete.path(Figure.NOT_SHOWN.id()).asText(),
        underWay(get(range, HealthMember.UNDER_WAY)));
  }

  private static String state(JsonNode range) {
    if (get(range, HealthMember.LAST_COMPLETE).isMissingNode()) {
      return "never complete";
    }
    if (get(range, HealthMember.OVERDUE).isMissingNode()) {
      return "";
    }
    return get(range, HealthMember.OVERDUE).asBoolean() ? "overdue" : "on time";
  }

  private static String underWay(JsonNode pass) {
    if (pass.isMissingNode()) {
      return "";
    }
    String until = text(pass, HealthMember.DONE_UNTIL);
    String cause = text(pass, HealthMember.CAUSE);
    return "%s looked at%s%s"
        .formatted(
            pass.path(Figure.LOOKED_AT.id()).asText(),
            until.isEmpty() ? "" : ", done until " + until,
            cause.isEmpty() ? "" : ", stopped: " + cause);
  }

  private static List<String> aligned(List<List<String>> rows) {
    List<Integer> widths =
        IntStream.range(0, HEADING.size())
            .mapToObj(i -> rows.stream().mapToInt(row -> TextWidth.of(row.get(i))).max().orElse(0))
            .toList();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(i -> padded(row.get(i), widths.get(i)))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .toList();
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - TextWidth.of(cell));
  }

  private static JsonNode get(JsonNode node, HealthMember member) {
    return node.path(member.id());
  }

  private static String text(JsonNode node, HealthMember member) {
    return get(node, member).asText();
  }
}
