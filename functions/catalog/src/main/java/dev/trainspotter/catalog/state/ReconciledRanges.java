package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.catalog.table.ReadMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How far reconciliation is: one note for each account, Region and kind of range.
public final class ReconciledRanges {
  private static final String TOPIC = "reconciliation";

  private final Notes notes;

  /// Those in the state table of this name.
  public ReconciledRanges(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// The ranges of the accounts and Regions whose text starts with this prefix, in order, as far as
  /// one request returns them; with eventual consistency. Empty if the state table does not exist.
  public FirstPage<ReconciledRange> firstPage(String prefix, ReadMeter meter) {
    return notes.firstPage(TOPIC, prefix, meter).read(ReconciledRanges::parse);
  }

  /// The ranges of one account and Region of which a pass was made; read consistently.
  public List<ReconciledRange> of(AccountRegion accountRegion) {
    return parsed(notes.contents(TOPIC, accountRegion + "/", true, new ReadMeter()));
  }

  /// The ranges of all accounts and Regions of which a pass was made; read with eventual
  /// consistency, page by page.
  public List<ReconciledRange> all() {
    List<ReconciledRange> ranges = new ArrayList<>();
    notes.forEachPage(TOPIC, page -> ranges.addAll(parsed(page)));
    return ranges;
  }

  /// Writes the range if nobody has written it since it was read.
  ///
  /// @return the range as it is stored now; null if somebody else has written it
  public @Nullable ReconciledRange save(ReconciledRange range) {
    ReconciledRange next = range.next();
    String entry = range.accountRegion() + "/" + range.kind().id();
    return notes.putIf(condition(range), TOPIC, entry, next.toContent()) ? next : null;
  }

  private static Expression condition(ReconciledRange range) {
    if (range.version() == 0) {
      return Expression.builder()
          .expression("attribute_not_exists(#topic)")
          .putExpressionName("#topic", KeyAttribute.TOPIC.id())
          .build();
    }
    return Expression.builder()
        .expression("#version = :version")
        .putExpressionName("#version", ReconciledRange.VERSION)
        .putExpressionValue(":version", AttributeValue.fromN("" + range.version()))
        .build();
  }

  /// A note of a kind that this version does not know is left out.
  private static List<ReconciledRange> parsed(List<Map<String, AttributeValue>> contents) {
    return contents.stream().map(ReconciledRanges::parse).filter(Objects::nonNull).toList();
  }

  private static @Nullable ReconciledRange parse(Map<String, AttributeValue> content) {
    String[] parts = Items.text(content, KeyAttribute.ENTRY.id()).split("/", 3);
    RangeKind kind = parts.length < 3 ? null : RangeKind.find(parts[2]);
    return kind == null
        ? null
        : ReconciledRange.from(new AccountRegion(parts[0], parts[1]), kind, content);
  }
}
