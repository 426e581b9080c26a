package dev.trainspotter.emulators.sagemaker.fault;

import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The fault rules in force. Where several rules match a call, the one added last decides.
public final class Faults {
  private final CopyOnWriteArrayList<FaultRule> rules = new CopyOnWriteArrayList<>();

  public void add(FaultRule rule) {
    rules.addFirst(rule);
  }

  public void clear() {
    rules.clear();
  }

  public @Nullable Fault on(Call call) {
    for (FaultRule rule : rules) {
      Fault fault = rule.on(call);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}
