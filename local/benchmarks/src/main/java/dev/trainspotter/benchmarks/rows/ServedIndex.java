package dev.trainspotter.benchmarks.rows;

import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.ItemSize;
import dev.trainspotter.catalog.table.KeyAttribute;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The index of the newest jobs, whose pages are kept in memory as DynamoDB sends them. It answers
/// queries for whole partitions, newest job first, without any work.
///
/// DynamoDB Local reads a large index too slowly to record so many pages from it.
public final class ServedIndex implements SdkHttpClient {
  private static final int PAGE_BYTES = 1 << 20;
  private static final String SHARD = KeyAttribute.SHARD.id();
  private static final String TIME = KeyAttribute.CREATION_TIME.id();
  private static final String ARN = KeyAttribute.ARN.id();
  private static final String FIRST = "";

  /// Pages by shard and by the creation time after which they start.
  private final Map<List<String>, byte[]> pages = new HashMap<>();

  /// Keeps the index entries of the jobs with the numbers below `jobs`.
  public ServedIndex(int jobs) {
    IntStream.range(0, jobs)
        .parallel()
        .mapToObj(number -> RowBytes.entry(BulkLoad.item(GeneratedJobs.job(number))))
        .collect(Collectors.groupingBy(entry -> member(entry, SHARD).n()))
        .forEach(this::keep);
  }

  private void keep(String shard, List<Map<String, AttributeValue>> entries) {
    entries.sort(
        Comparator.comparing((Map<String, AttributeValue> entry) -> member(entry, TIME).s())
            .thenComparing(entry -> member(entry, ARN).s())
            .reversed());
    String start = FIRST;
    List<Map<String, AttributeValue>> page = new ArrayList<>();
    int bytes = 0;
    for (Map<String, AttributeValue> entry : entries) {
      page.add(entry);
      bytes += ItemSize.of(entry);
      if (bytes >= PAGE_BYTES) {
        pages.put(List.of(shard, start), body(page, true));
        start = member(entry, TIME).s();
        page.clear();
        bytes = 0;
      }
    }
    pages.put(List.of(shard, start), body(page, false));
  }

  private static byte[] body(List<Map<String, AttributeValue>> page, boolean isMore) {
    JsonObject body =
        new JsonObject()
            .with("Count", page.size())
            .with("ScannedCount", page.size())
            .with("Items", AttributeValue.fromL(page.stream().map(ServedIndex::sent).toList()));
    if (isMore) {
      Map<String, AttributeValue> last = new LinkedHashMap<>(page.getLast());
      last.keySet().retainAll(List.of(SHARD, TIME, ARN));
      body.with("LastEvaluatedKey", sent(last));
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static AttributeValue sent(Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> sent = new LinkedHashMap<>();
    attributes.forEach((name, value) -> sent.put(name, sent(value)));
    return AttributeValue.fromM(sent);
  }

  /// A value in DynamoDB's JSON: an object whose only member is named after its type.
  private static AttributeValue sent(AttributeValue value) {
    AttributeValue content =
        switch (value.type()) {
          case N -> AttributeValue.fromS(value.n());
          case M -> sent(value.m());
          case L -> AttributeValue.fromL(value.l().stream().map(ServedIndex::sent).toList());
          default -> value;
        };
    return AttributeValue.fromM(Map.of(value.type().name(), content));
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    Map<String, AttributeValue> query = Json.read(body(request));
    AttributeValue values = query.get("ExpressionAttributeValues");
    if (values == null || !member(query, "IndexName").s().equals(Index.RECENT.id())) {
      throw new IllegalStateException("only the index of the newest jobs is served: " + query);
    }
    AttributeValue start = query.get("ExclusiveStartKey");
    String after = start == null ? FIRST : text(start.m(), TIME, "S");
    byte[] page = pages.get(List.of(text(values.m(), ":k0", "N"), after));
    if (page == null) {
      throw new IllegalStateException("no page starts there: " + query);
    }
    return new Served(page);
  }

  /// The text of a member in DynamoDB's JSON, which has this type.
  private static String text(Map<String, AttributeValue> map, String name, String type) {
    return member(member(map, name).m(), type).s();
  }

  private static AttributeValue member(Map<String, AttributeValue> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  private static String body(HttpExecuteRequest request) {
    try (var stream = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Served(byte[] page) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpFullResponse.builder()
                  .statusCode(200)
                  .putHeader("Content-Type", "application/x-amz-json-1.0")
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(page)))
          .build();
    }

    @Override
    public void abort() {}
  }
}
