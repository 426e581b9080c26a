package dev.trainspotter.infra.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A folder with exports as DynamoDB [writes] them: the bucket of the lake.
///
/// [writes]:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
record Exports(Path bucket) {
  /// A line of a file, and the file's path in S3.
  record Line(String text, String path) {}

  /// Writes the items to two files, and then, if the export is complete, the manifests.
  void write(String id, List<Map<String, AttributeValue>> items, boolean isComplete)
      throws IOException {
    Path export = bucket.resolve("training-jobs/AWSDynamoDB").resolve(id);
    Path data = Files.createDirectories(export.resolve("data"));
    Files.createFile(export.resolve("_started"));
    int half = items.size() / 2;
    zip(data.resolve("aaaaaaaaaaaaaaaaaaaaaaaaaa.json.gz"), items.subList(0, half));
    zip(data.resolve("bbbbbbbbbbbbbbbbbbbbbbbbbb.json.gz"), items.subList(half, items.size()));
    zip(data.resolve("cccccccccccccccccccccccccc.json.gz"), List.of());
    if (isComplete) {
      Files.writeString(
          export.resolve("manifest-files.json"),
          "{\"itemCount\":%d,\"dataFileS3Key\":\"training-jobs/AWSDynamoDB/%s/data/aaaaaaaaaaaaaaaaaaaaaaaaaa.json.gz\"}\n"
              .formatted(half, id));
      Files.writeString(
          export.resolve("manifest-summary.json"),
          "{\"version\":\"2023-08-01\",\"itemCount\":%d,\"outputFormat\":\"DYNAMODB_JSON\"}"
              .formatted(items.size()));
      Files.writeString(export.resolve("manifest-summary.checksum"), "Zm9vYmFy\n");
    }
  }

  private static void zip(Path file, List<Map<String, AttributeValue>> items) throws IOException {
    try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (Map<String, AttributeValue> item : items) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("Item", attributes(item));
        zip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// The value in DynamoDB JSON.
  static JsonNode json(AttributeValue value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case NUL -> json.put("NULL", true);
      case B -> json.put("B", value.b().asByteArray());
      case M -> json.set("M", attributes(value.m()));
      case L -> {
        ArrayNode list = json.putArray("L");
        value.l().forEach(each -> list.add(json(each)));
      }
      default -> throw new IllegalArgumentException("no item has such a value: " + value.type());
    }
    return json;
  }

  private static ObjectNode attributes(Map<String, AttributeValue> map) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    map.forEach((name, value) -> json.set(name, json(value)));
    return json;
  }

  /// Every line of every file, as a table of text files shows them: files whose names begin with an
  /// underscore are hidden, and those that end with `.gz` are unpacked.
  List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(bucket)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.getFileName().toString().startsWith("_")) {
          String path = "s3://bucket/" + bucket.relativize(file);
          read(file).forEach(text -> lines.add(new Line(text, path)));
        }
      }
    }
    return lines;
  }

  private static List<String> read(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
