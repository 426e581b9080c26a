package dev.trainspotter.benchmarks.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Random text that resembles the text of tags, hyperparameters and failure messages.
final class RandomText {
  private static final List<String> WORDS =
      List.of(
          "bert",
          "vision",
          "ranking",
          "forecast",
          "fraud",
          "speech",
          "churn",
          "pricing",
          "search",
          "baseline",
          "warmup",
          "dropout",
          "encoder",
          "decoder",
          "attention",
          "gradient",
          "clipped",
          "schedule",
          "cosine",
          "momentum",
          "batch",
          "epoch",
          "shuffle",
          "augment",
          "crop",
          "flip",
          "quantized",
          "distilled",
          "nightly",
          "review",
          "retrain",
          "holdout",
          "sampled",
          "frozen");

  private RandomText() {}

  /// One random word.
  static String one(SplittableRandom random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /// A text of this length.
  static String text(int length, SplittableRandom random) {
    StringBuilder text = new StringBuilder(length + 16);
    while (text.length() < length) {
      text.append(one(random)).append(' ');
    }
    text.setLength(length);
    return text.toString();
  }

  /// A map whose values are texts of `length` characters, with `total` characters in all. Its keys
  /// are `key` and a number.
  static AttributeValue pairs(String key, int total, int length, SplittableRandom random) {
    Map<String, AttributeValue> pairs = new LinkedHashMap<>();
    for (int left = total; left > 0; left -= length) {
      String name = "%s-%02d".formatted(key, pairs.size() + 1);
      pairs.put(name, AttributeValue.fromS(text(Math.min(left, length), random)));
    }
    return AttributeValue.fromM(pairs);
  }
}
