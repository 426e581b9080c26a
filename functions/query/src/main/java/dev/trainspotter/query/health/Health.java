package dev.trainspotter.query.health;

import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.state.QueueSizes.MeasuredQueue;
import dev.trainspotter.catalog.state.QueueSizes.QueueSize;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.query.request.RoutedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Whether the rows of all accounts and Regions that a path covers are fresh, and if not, why.
public final class Health {
  private static final String FRESH = "every account and Region was reconciled on time";
  private static final String FRESH_EXCEPT = FRESH + ", except those that are no longer collected";

  /// How many accounts and Regions the reason names.
  private static final int MOST_NAMED = 5;

  private final Instant now;
  private final List<AccountRegionHealth> accountRegions;
  private final List<QueueSize> queues;
  private final boolean isAll;

  private Health(HealthNotes.Read read, Instant now) {
    Map<AccountRegion, Instant> events =
        read.lastEvents().stream()
            .collect(Collectors.toMap(LastEvent::accountRegion, LastEvent::time));
    this.now = now;
    this.queues = read.queues();
    this.isAll = read.isAll();
    this.accountRegions =
        read.ranges().entrySet().stream()
            .map(
                each ->
                    AccountRegionHealth.of(
                        each.getKey(),
                        read.isCollected(each.getKey()),
                        events.get(each.getKey()),
                        each.getValue(),
                        now))
            .toList();
  }

  /// The response to this request: always 200, whatever it says.
  public static Response answer(RoutedRequest request, HealthNotes notes, ReadMeter meter) {
    return Response.json(
        new Health(notes.read(request.path(), meter), request.now()).toJson().toString());
  }

  private JsonObject toJson() {
    List<String> faults = faults();
    JsonObject members =
        new JsonObject()
            .with(HealthMember.AS_OF.id(), Timestamps.format(now))
            .with(HealthMember.FRESH.id(), faults.isEmpty())
            .with(HealthMember.REASON.id(), faults.isEmpty() ? fresh() : String.join("; ", faults))
            .with(HealthMember.COMPLETE.id(), isAll);
    queues.forEach(queue -> members.with(member(queue.queue()).id(), json(queue)));
    return members.withObjects(
        HealthMember.ACCOUNTS_AND_REGIONS.id(),
        accountRegions.stream().map(AccountRegionHealth::toJson).toList());
  }

  private String fresh() {
    return counted().size() == accountRegions.size() ? FRESH : FRESH_EXCEPT;
  }

  /// Those that decide whether the rows are fresh: the collected ones, or all if none is collected.
  private List<AccountRegionHealth> counted() {
    List<AccountRegionHealth> collected =
        accountRegions.stream().filter(AccountRegionHealth::isCollected).toList();
    return collected.isEmpty() ? accountRegions : collected;
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (accountRegions.isEmpty()) {
      faults.add("nothing is stored yet: no event came, and no reconciliation ran");
    }
    if (!isAll) {
      faults.add(
          "there are more accounts and Regions than one response holds: request one account");
    }
    queues.stream()
        .filter(queue -> queue.queue() == MeasuredQueue.DEAD_LETTERS && queue.messages() > 0)
        .map(Health::deadLetters)
        .forEach(faults::add);
    List<AccountRegionHealth> notFresh =
        counted().stream().filter(each -> !each.fault().isEmpty()).toList();
    notFresh.stream()
        .limit(MOST_NAMED)
        .map(each -> "%s: %s".formatted(each.accountRegion(), each.fault()))
        .forEach(faults::add);
    if (notFresh.size() > MOST_NAMED) {
      faults.add(
          "%d more accounts and Regions are not fresh".formatted(notFresh.size() - MOST_NAMED));
    }
    return faults;
  }

  private static String deadLetters(QueueSize queue) {
    String since =
        queue.notEmptySince() == null ? "" : " since " + Timestamps.format(queue.notEmptySince());
    return queue.messages() == 1
        ? "there is a dead letter" + since
        : "there are %d dead letters%s".formatted(queue.messages(), since);
  }

  private static HealthMember member(MeasuredQueue queue) {
    return switch (queue) {
      case BACKLOG -> HealthMember.BACKLOG;
      case DEAD_LETTERS -> HealthMember.DEAD_LETTERS;
    };
  }

  private static JsonObject json(QueueSize queue) {
    JsonObject members = new JsonObject().with(HealthMember.MESSAGES.id(), queue.messages());
    PassJson.add(members, HealthMember.NOT_EMPTY_SINCE, queue.notEmptySince());
    PassJson.add(members, HealthMember.MEASURED_AT, queue.measuredAt());
    return members;
  }
}
