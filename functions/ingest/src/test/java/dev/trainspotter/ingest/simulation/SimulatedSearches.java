package dev.trainspotter.ingest.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The requests that reached SageMaker in one seed.
final class SimulatedSearches {
  /// More requests than this for each delivery of a message are too many: DescribeTrainingJob and
  /// ListTags, each with the attempts of the SDK.
  private static final int MOST_FOR_A_DELIVERY = 12;

  /// @param leases how many runs had a lease at that time
  private record Search(Chaos.@Nullable Invocation by, Instant at, int leases) {}

  private final List<Search> searches = new ArrayList<>();
  private int others;

  synchronized void clear() {
    searches.clear();
    others = 0;
  }

  synchronized void search(Chaos.@Nullable Invocation by, Instant at, int leases) {
    searches.add(new Search(by, at, leases));
  }

  synchronized void other() {
    others++;
  }

  /// A run that searches is the only one with a lease, and it sends one request a second at most. A
  /// pause between the turn and the request can bring two requests closer together, but not three.
  synchronized List<String> violations(int deliveries) {
    List<String> violations = new ArrayList<>();
    Search last = null;
    Search secondLast = null;
    for (Search search : searches) {
      if (secondLast != null && isWithinASecond(secondLast, search)) {
        violations.add("three searches from %s to %s".formatted(secondLast.at(), search.at()));
      }
      if (search.leases() != 1) {
        violations.add("%d leases at %s".formatted(search.leases(), search.at()));
      }
      secondLast = last != null && Objects.equals(last.by(), search.by()) ? last : null;
      last = search;
    }
    if (others > MOST_FOR_A_DELIVERY * deliveries) {
      violations.add("%d requests for %d deliveries".formatted(others, deliveries));
    }
    return violations;
  }

  private static boolean isWithinASecond(Search one, Search other) {
    return Duration.between(one.at(), other.at()).compareTo(Duration.ofSeconds(1)) < 0;
  }
}
