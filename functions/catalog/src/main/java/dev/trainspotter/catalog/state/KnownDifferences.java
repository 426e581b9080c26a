package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.ReadMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Jobs for which a hint was sent because `Search` showed something else than the row.
///
/// A description may leave the row as it is, because the index of `Search` lags behind or shows a
/// value in another form. The same difference then leads to another hint only after a wait, which
/// doubles each time.
public final class KnownDifferences {
  private static final String TOPIC = "differences";
  private static final String SEARCH = "search";
  private static final String ROW = "row";
  private static final String ASK_AFTER = "ask_after";
  private static final String WAIT_SECONDS = "wait_seconds";
  private static final Duration FIRST_WAIT = Duration.ofMinutes(15);
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final Notes notes;

  /// Those in the state table of this name.
  public KnownDifferences(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// One difference.
  ///
  /// @param search the fingerprint of what `Search` shows; empty when it does not show the job
  /// @param row the fingerprint of the row; empty when it has none
  public record Difference(TrainingJobArn arn, String search, String row) {}

  /// Whether a hint is due for this difference: not while both sides are the same as when the last
  /// hint was sent and the wait since then is not over.
  public boolean isDue(Difference difference, Instant now) {
    Map<String, AttributeValue> known = known(difference);
    Instant askAfter = known == null ? null : Pass.time(known, ASK_AFTER);
    return askAfter == null || !askAfter.isAfter(now);
  }

  /// Notes that a hint was sent for this difference.
  public void asked(Difference difference, Instant now) {
    Map<String, AttributeValue> known = known(difference);
    Duration wait = known == null ? FIRST_WAIT : longer(known);
    Map<String, AttributeValue> content = new LinkedHashMap<>();
    content.put(SEARCH, AttributeValue.fromS(difference.search()));
    content.put(ROW, AttributeValue.fromS(difference.row()));
    Pass.put(content, ASK_AFTER, now.plus(wait));
    content.put(WAIT_SECONDS, AttributeValue.fromN("" + wait.toSeconds()));
    notes.put(TOPIC, difference.arn().key(), content);
  }

  /// The note of the last hint; null when there is none or it is about another difference.
  private @Nullable Map<String, AttributeValue> known(Difference difference) {
    Map<String, AttributeValue> note = notes.get(TOPIC, difference.arn().key(), new ReadMeter());
    boolean isSame =
        note != null
            && difference.search().equals(text(note, SEARCH))
            && difference.row().equals(text(note, ROW));
    return isSame ? note : null;
  }

  private static Duration longer(Map<String, AttributeValue> known) {
    AttributeValue seconds = Objects.requireNonNull(known.get(WAIT_SECONDS));
    Duration doubled = Duration.ofSeconds(2 * Long.parseLong(seconds.n()));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }

  private static @Nullable String text(Map<String, AttributeValue> content, String name) {
    AttributeValue text = content.get(name);
    return text == null ? null : text.s();
  }
}
