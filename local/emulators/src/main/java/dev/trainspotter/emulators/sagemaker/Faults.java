package dev.trainspotter.emulators.sagemaker;

import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The faults that are planned now; of several that match a call, the one set last counts.
final class Faults {
  private final CopyOnWriteArrayList<FaultRule> rules = new CopyOnWriteArrayList<>();

  void add(FaultRule rule) {
    rules.addFirst(rule);
  }

  void clear() {
    rules.clear();
  }

  @Nullable Fault on(Call call) {
    for (FaultRule rule : rules) {
      Fault fault = rule.on(call);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}
