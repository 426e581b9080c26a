package dev.trainspotter.benchmarks.replay;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntSupplier;

/// What a piece of work took in time and memory.
///
/// @param entries how many index entries it processed
/// @param cpu of the whole process: all threads, the garbage collector and the JIT compiler. Linux
///     counts it in steps of 10 milliseconds.
/// @param allocated bytes of heap, by all threads
public record Measurement(int entries, Duration wall, Duration cpu, long allocated) {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private static final double NANOS = 1e9;

  /// Measures this work, which returns how many entries it processed.
  public static Measurement of(IntSupplier work) {
    long allocated = THREADS.getTotalThreadAllocatedBytes();
    long cpu = PROCESS.getProcessCpuTime();
    long wall = System.nanoTime();
    int entries = work.getAsInt();
    return new Measurement(
        entries,
        Duration.ofNanos(System.nanoTime() - wall),
        Duration.ofNanos(PROCESS.getProcessCpuTime() - cpu),
        THREADS.getTotalThreadAllocatedBytes() - allocated);
  }

  double wallSeconds() {
    return wall.toNanos() / NANOS;
  }

  double cpuSeconds() {
    return cpu.toNanos() / NANOS;
  }

  /// By the wall clock.
  double entriesPerSecond() {
    return entries / wallSeconds();
  }

  double cpuMicrosecondsPerEntry() {
    return cpuSeconds() * 1e6 / entries;
  }

  double bytesPerEntry() {
    return allocated / (double) entries;
  }
}
