package dev.trainspotter.emulators.sagemaker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest calls, in the order of their arrival; bounded, because local mode may run for days.
final class CallLog {
  private static final int MAX = 100_000;

  private final Deque<Call> calls = new ArrayDeque<>();

  synchronized void add(Call call) {
    calls.addLast(call);
    if (calls.size() > MAX) {
      calls.removeFirst();
    }
  }

  synchronized List<Call> all() {
    return List.copyOf(calls);
  }

  synchronized void clear() {
    calls.clear();
  }
}
