package dev.trainspotter.benchmarks.coldstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainspotter.catalog.table.TableShape;
import java.util.stream.StreamSupport;

/// An item that a function put into a table. The product reads a new row again after it has written
/// it.
///
/// @param request that put it, in DynamoDB's JSON
record KeptItem(JsonNode request) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE = "TableName";

  /// The item of this `PutItem` request.
  static KeptItem of(String request) throws JsonProcessingException {
    return new KeptItem(JSON.readTree(request));
  }

  /// Whether a `Query` request reads the rows of this item's job.
  boolean isReadBy(String query) throws JsonProcessingException {
    JsonNode read = JSON.readTree(query);
    JsonNode key = request.path("Item").path(TableShape.CATALOG.partitionKey().id());
    return read.path(TABLE).equals(request.path(TABLE))
        && StreamSupport.stream(read.path("ExpressionAttributeValues").spliterator(), false)
            .anyMatch(key::equals);
  }

  /// DynamoDB's response to such a request.
  String response() {
    return "{\"Count\":1,\"ScannedCount\":1,\"Items\":[%s]}".formatted(request.path("Item"));
  }
}
