package dev.trainspotter.ingest.simulation;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What happens around each step of the code under test: a request to a table or a queue.
interface Steps {
  /// Nothing happens.
  Steps UNDISTURBED =
      new Steps() {
        @Override
        public <T> T around(String step, Supplier<T> request) {
          return request.get();
        }

        @Override
        public Map<String, AttributeValue> written(
            String table,
            @Nullable Map<String, AttributeValue> old,
            Map<String, AttributeValue> item) {
          return item;
        }
      };

  /// Runs the request, or something else.
  <T> T around(String step, Supplier<T> request);

  /// Called when an item is written.
  ///
  /// @param old the item that it replaces; null for none
  /// @return the item that is stored
  Map<String, AttributeValue> written(
      String table, @Nullable Map<String, AttributeValue> old, Map<String, AttributeValue> item);
}
