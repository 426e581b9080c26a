package dev.trainspotter.infra.situations;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The messages of one situation as an SQS event for ingest, in the order of delivery.
record QueueBatch(String name, List<Situation> messages) {
  private static final String QUEUE = "arn:aws:sqs:us-east-1:111122223333:live";

  static List<QueueBatch> all() {
    return Situation.all().stream()
        .collect(
            Collectors.groupingBy(
                situation -> situation.name().replaceFirst("-[0-9]+$", ""),
                LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> new QueueBatch(entry.getKey(), entry.getValue()))
        .toList();
  }

  static Path folder() {
    return Checkout.ROOT.resolve("events/sqs");
  }

  Path file() {
    return folder().resolve(name + ".json");
  }

  String text() {
    Map<String, Object> event =
        Map.of("Records", messages.stream().map(QueueBatch::record).toList());
    try {
      return Synthesis.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> record(Situation situation) {
    Map<String, Object> record = new LinkedHashMap<>();
    byte[] name = situation.file().getBytes(StandardCharsets.UTF_8);
    record.put("messageId", UUID.nameUUIDFromBytes(name).toString());
    record.put("receiptHandle", situation.name());
    record.put("body", situation.message().strip());
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("ApproximateReceiveCount", "1");
    attributes.put("SentTimestamp", "1795442400000");
    record.put("attributes", attributes);
    record.put("messageAttributes", Map.of());
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", QUEUE);
    record.put("awsRegion", "us-east-1");
    return record;
  }
}
