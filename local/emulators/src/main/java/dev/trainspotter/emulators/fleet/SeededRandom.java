package dev.trainspotter.emulators.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Random choices from a seed: the same seed and number give the same choices on every machine.
final class SeededRandom {
  private final Random random;

  private SeededRandom(long seed) {
    this.random = new Random(seed);
  }

  /// The choices for one of many jobs that share a seed.
  static SeededRandom of(long seed, long number) {
    long mixed = (seed ^ 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L + number;
    return new SeededRandom((mixed ^ (mixed >>> 31)) * 0x94D049BB133111EBL);
  }

  int between(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }

  Duration seconds(int min, int max) {
    return Duration.ofMillis(between(min * 1000, max * 1000));
  }

  /// True in one of so many cases, on average.
  boolean oneIn(int cases) {
    return random.nextInt(cases) == 0;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String letters(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int index = 0; index < length; index++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  String hex(int length) {
    return letters("0123456789abcdef", length);
  }

  UUID uuid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
