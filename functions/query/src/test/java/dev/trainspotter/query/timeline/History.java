package dev.trainspotter.query.timeline;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A job's history in a few words, all times in seconds since its creation at noon.
final class History {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static final TrainingJobArn ARN =
      TrainingJobArn.of(new AccountRegion("111122223333", "us-east-1"), "timed");

  private History() {}

  /// That many seconds after the job's creation.
  static Instant at(String seconds) {
    return NOON.plusMillis(new BigDecimal(seconds).movePointRight(3).longValueExact());
  }

  /// The job in this status with a transition for each line: status, start, end, message, separated
  /// by blanks; `-` where one is absent.
  static TrainingJob job(String status, String lines) {
    List<AttributeValue> transitions = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      String[] words = line.strip().split(" +", 4);
      Map<String, AttributeValue> members = new LinkedHashMap<>();
      put(members, "Status", words[0]);
      put(members, "StartTime", time(words[1]));
      put(members, "EndTime", time(words[2]));
      put(members, "StatusMessage", words.length > 3 ? words[3] : "-");
      transitions.add(AttributeValue.fromM(members));
    }
    return described(
        Map.of(
            "TrainingJobStatus",
            AttributeValue.fromS(status),
            "SecondaryStatusTransitions",
            AttributeValue.fromL(transitions)));
  }

  /// The job as Describe shows it with these members.
  static TrainingJob described(Map<String, AttributeValue> members) {
    Map<String, AttributeValue> answer = new LinkedHashMap<>(members);
    answer.putIfAbsent("CreationTime", AttributeValue.fromS(NOON.toString()));
    return new JobReader(Masking.off())
        .read(ARN, answer, ObservedBy.DESCRIBE, NOON.plus(Duration.ofDays(1)));
  }

  /// The job with one more column.
  static TrainingJob with(TrainingJob job, Column column, Instant time) {
    return with(job, column, Timestamps.format(time));
  }

  /// The job with one more column.
  static TrainingJob with(TrainingJob job, Column column, String text) {
    Map<String, AttributeValue> columns = new LinkedHashMap<>(job.columns());
    columns.put(column.id(), AttributeValue.fromS(text));
    return new TrainingJob(columns);
  }

  /// The timeline as it is answered.
  static EnhancedDocument timeline(TrainingJob job, Instant asOf) {
    return EnhancedDocument.fromJson(Timeline.of(job, asOf).toJson());
  }

  /// The phases, gaps or interruptions of a timeline, a line each: what, from when, how long; `…`
  /// for one that goes on.
  static List<String> lines(EnhancedDocument timeline, String list) {
    return timeline.getListOfUnknownType(list).stream().map(v -> line(v.m())).toList();
  }

  /// The messages of a timeline's phases.
  static List<List<String>> messages(EnhancedDocument timeline) {
    return timeline.getListOfUnknownType("phases").stream()
        .map(v -> v.m().get("messages").l().stream().map(AttributeValue::s).toList())
        .toList();
  }

  /// A sum of a timeline.
  static BigDecimal sum(EnhancedDocument timeline, String member) {
    return new BigDecimal(timeline.toMap().get(member).n());
  }

  private static String line(Map<String, AttributeValue> members) {
    List<String> words = new ArrayList<>();
    for (String member : List.of("status", "after", "before")) {
      if (members.containsKey(member)) {
        words.add(members.get(member).s());
      }
    }
    Duration start = Duration.between(NOON, Instant.parse(members.get("start_time").s()));
    words.add(BigDecimal.valueOf(start.toMillis(), 3).toString());
    words.add(members.get("seconds").n() + (members.containsKey("end_time") ? "" : "…"));
    return String.join(" ", words);
  }

  private static void put(Map<String, AttributeValue> members, String name, String word) {
    if (!word.equals("-")) {
      members.put(name, AttributeValue.fromS(word));
    }
  }

  private static String time(String seconds) {
    return seconds.matches("-?[0-9.]+") ? at(seconds).toString() : seconds;
  }
}
