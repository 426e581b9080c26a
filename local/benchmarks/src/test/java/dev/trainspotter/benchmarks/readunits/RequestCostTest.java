package dev.trainspotter.benchmarks.readunits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.benchmarks.rows.RowBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestCostTest {

  @Test
  void marksARequestThatCostsMoreThanItsLimit() {
    MeasuredRequest request = MeasuredRequest.all(5_000, new RowBytes(1, 1)).getFirst();

    RequestCost cost = new RequestCost(request, 1, request.limit() + 0.5, 1_000);

    assertThat(cost.isWithinLimit()).isFalse();
    assertThat(RequestCost.table(List.of(cost))).contains("| **no** |");
  }
}
