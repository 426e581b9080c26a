package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Delivers the same twenty messages in many orders, one to three times each, in random batches,
/// while SageMaker throttles, is down or does not find jobs. The table must end the same.
class OrderTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
  private static final int ORDERS = 100;

  private static final List<String> MESSAGES = TwentyMessages.all();

  @BeforeAll
  static void letSageMakerKnowItsJobs() {
    RealParts.SAGE_MAKER.clearFaults();
    TwentyMessages.answers()
        .forEach(answer -> RealParts.SAGE_MAKER.put(answer, Map.of("team", "nlp")));
  }

  @AfterAll
  static void clearFaults() {
    RealParts.SAGE_MAKER.clearFaults();
  }

  private static List<Map<String, AttributeValue>> expected(RealParts parts) {
    parts.forgetRows();
    parts.deliver(MESSAGES);
    parts.drainBacklog(100);
    return parts.rows();
  }

  private static List<Map<String, AttributeValue>> rowsAfter(long seed, RealParts parts) {
    parts.forgetRows();
    Random random = new Random(seed);
    List<String> deliveries = new ArrayList<>();
    MESSAGES.forEach(m -> deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), m)));
    Collections.shuffle(deliveries, random);
    int from = 0;
    while (from < deliveries.size()) {
      int to = Math.min(deliveries.size(), from + 1 + random.nextInt(10));
      fault(random);
      parts.deliver(deliveries.subList(from, to));
      from = to;
    }
    RealParts.SAGE_MAKER.clearFaults();
    parts.drainBacklog(100);
    return parts.rows();
  }

  private static void fault(Random random) {
    RealParts.SAGE_MAKER.clearFaults();
    switch (random.nextInt(6)) {
      case 0 -> RealParts.SAGE_MAKER.fault(Fault.throttling());
      case 1 -> RealParts.SAGE_MAKER.fault(Fault.html());
      case 2 -> RealParts.SAGE_MAKER.fault(Fault.notFound());
      case 3 -> RealParts.SAGE_MAKER.fault(Fault.denied());
      default -> {
        // No fault, most of the time.
      }
    }
  }

  @Test
  void endsTheSameInEveryOrder() {
    RealParts parts = new RealParts(NOON, RealParts::table);
    List<Map<String, AttributeValue>> expected = expected(parts);

    assertThat(MESSAGES).hasSize(20);
    assertThat(expected).hasSize(TwentyMessages.GENERATIONS);
    for (long seed = 0; seed < ORDERS; seed++) {
      assertThat(rowsAfter(seed, parts)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static boolean isNoticed(Function<Settings, CatalogTable> mutant) {
    List<Map<String, AttributeValue>> expected = expected(new RealParts(NOON, RealParts::table));
    RealParts parts = new RealParts(NOON, mutant);
    for (long seed = 0; seed < ORDERS; seed++) {
      if (!rowsAfter(seed, parts).equals(expected)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void noticesAMissingGuard() {
    assertThat(isNoticed(settings -> Mutants.withoutGuard(RealParts.DYNAMO, settings))).isTrue();
  }

  @Test
  void noticesEventsThatAreMergedMemberByMember() {
    assertThat(isNoticed(settings -> Mutants.mergingEvents(RealParts.DYNAMO, settings))).isTrue();
  }
}
