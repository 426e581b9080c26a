package dev.trainspotter.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Text that reads like what people write into tags, hyperparameters and failure messages.
final class Words {
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

  private Words() {}

  /// One of them.
  static String one(SplittableRandom random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /// So many characters of them.
  static String text(int length, SplittableRandom random) {
    StringBuilder text = new StringBuilder(length + 16);
    while (text.length() < length) {
      text.append(one(random)).append(' ');
    }
    text.setLength(length);
    return text.toString();
  }

  /// Keys that begin alike, each with a text of `length` characters, so many that all the texts
  /// together have `total`.
  static AttributeValue pairs(String key, int total, int length, SplittableRandom random) {
    Map<String, AttributeValue> pairs = new LinkedHashMap<>();
    for (int left = total; left > 0; left -= length) {
      String name = "%s-%02d".formatted(key, pairs.size() + 1);
      pairs.put(name, AttributeValue.fromS(text(Math.min(left, length), random)));
    }
    return AttributeValue.fromM(pairs);
  }
}
