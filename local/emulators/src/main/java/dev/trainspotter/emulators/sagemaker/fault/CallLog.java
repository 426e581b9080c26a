package dev.trainspotter.emulators.sagemaker.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest calls, in order of arrival. Their number is bounded, because local mode may run for
/// days.
public final class CallLog {
  private static final int MAX = 100_000;

  private final Deque<Call> calls = new ArrayDeque<>();

  public synchronized void add(Call call) {
    calls.addLast(call);
    if (calls.size() > MAX) {
      calls.removeFirst();
    }
  }

  public synchronized List<Call> all() {
    return List.copyOf(calls);
  }

  public synchronized void clear() {
    calls.clear();
  }
}
