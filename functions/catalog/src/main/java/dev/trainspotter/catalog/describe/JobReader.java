package dev.trainspotter.catalog.describe;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.ValueForm;
import dev.trainspotter.catalog.masking.Masking;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Makes a row of a DescribeTrainingJob response, a Search record or an event's detail, in all
/// published shapes of them.
///
/// Nothing is dropped: a member without a column, or with a value that is not of its documented
/// type, goes to `extra_members` as it was sent. Null counts as absent. Secrets are masked here,
/// before the row is stored or compared.
public final class JobReader {
  private static final Set<String> PAIR = Set.of("Key", "Value");
  private static final Pattern ZERO = Pattern.compile("-?0+(?:\\.0*)?");
  private static final AttributeValue NO_TEXT = AttributeValue.fromS("");

  private final Masking masking;

  /// Creates a reader that masks the secrets in every row.
  ///
  /// @param masking decides which texts are secrets
  public JobReader(Masking masking) {
    this.masking = masking;
  }

  /// The row for these members.
  ///
  /// @param arn the ARN of the job; it fills `account_id` and `region`, and the job's own ARN and
  ///     name when the members have none
  /// @param members values by SageMaker's member names; `Tags` may be a map or a list of pairs
  /// @param observedAt when the request was sent, or the event's time
  public TrainingJob read(
      TrainingJobArn arn,
      Map<String, AttributeValue> members,
      ObservedBy observedBy,
      Instant observedAt) {
    Map<String, AttributeValue> row = new LinkedHashMap<>();
    Map<String, AttributeValue> extra = new LinkedHashMap<>(members);
    for (Column column : Column.values()) {
      AttributeValue sent = column.member() == null ? null : extra.get(column.member());
      if (sent != null && isNoTime(column, observedBy, sent)) {
        extra.remove(column.member());
        continue;
      }
      AttributeValue stored = sent == null ? null : read(column, sent);
      if (stored != null && !isAnotherJobsArn(column, stored, arn)) {
        row.put(column.id(), stored);
        extra.remove(column.member());
      }
    }
    extra.values().removeIf(value -> Boolean.TRUE.equals(value.nul()));
    if (!extra.isEmpty()) {
      row.put(Column.EXTRA_MEMBERS.id(), NativeValues.of(AttributeValue.fromM(extra)));
    }
    addOurs(row, arn, observedBy, observedAt);
    return TrainingJob.of(masking.mask(row));
  }

  /// The column of these tags, masked.
  ///
  /// @param tags values by key; a value that is no text is stored as its JSON text
  public AttributeValue tags(Map<String, AttributeValue> tags) {
    AttributeValue column = texts(Column.TAGS, AttributeValue.fromM(tags));
    String id = Column.TAGS.id();
    return Objects.requireNonNull(masking.mask(Map.of(id, Objects.requireNonNull(column))).get(id));
  }

  /// Whether an event has this value for a time that it does not know.
  private static boolean isNoTime(Column column, ObservedBy observedBy, AttributeValue sent) {
    String number = sent.n() == null ? sent.s() : sent.n();
    return observedBy == ObservedBy.EVENT
        && column.type() == ColumnType.TIMESTAMP
        && number != null
        && ZERO.matcher(number).matches();
  }

  private static void addOurs(
      Map<String, AttributeValue> row,
      TrainingJobArn arn,
      ObservedBy observedBy,
      Instant observedAt) {
    row.putIfAbsent(Column.TRAINING_JOB_ARN.id(), AttributeValue.fromS(arn.spelling()));
    row.putIfAbsent(Column.TRAINING_JOB_NAME.id(), AttributeValue.fromS(arn.name()));
    row.put(Column.ACCOUNT_ID.id(), AttributeValue.fromS(arn.accountRegion().accountId()));
    row.put(Column.REGION.id(), AttributeValue.fromS(arn.accountRegion().region()));
    row.put(Column.OBSERVED_AT.id(), AttributeValue.fromS(Timestamps.format(observedAt)));
    row.put(Column.OBSERVED_BY.id(), AttributeValue.fromS(observedBy.id()));
    Instances billed = Instances.billed(row.get(Column.RESOURCE_CONFIG.id()));
    if (billed.type() != null) {
      row.put(Column.INSTANCE_TYPE.id(), AttributeValue.fromS(billed.type()));
    }
    if (billed.count() != null) {
      row.put(Column.INSTANCE_COUNT.id(), AttributeValue.fromN(billed.count().toString()));
    }
  }

  private static boolean isAnotherJobsArn(
      Column column, AttributeValue stored, TrainingJobArn arn) {
    if (column != Column.TRAINING_JOB_ARN) {
      return false;
    }
    TrainingJobArn sent = TrainingJobArn.parse(stored.s());
    return sent == null || !sent.sameJob(arn);
  }

  /// The value as the column stores it; null when it is not of the column's type.
  private static @Nullable AttributeValue read(Column column, AttributeValue sent) {
    return switch (column.type()) {
      case STRING -> sent.s() == null ? null : NativeValues.of(sent);
      case INT64 -> whole(sent);
      case BOOL -> bool(sent);
      case TIMESTAMP -> timestamp(sent);
      case JSON -> isOfForm(column, sent) ? json(column, sent) : null;
      case HSTORE, HSTORE_CSV -> texts(column, sent);
    };
  }

  private static boolean isOfForm(Column column, AttributeValue sent) {
    return column.form().isList() ? sent.hasL() : sent.hasM();
  }

  private static @Nullable AttributeValue whole(AttributeValue sent) {
    String text = sent.n() != null ? sent.n() : sent.s();
    if (text == null || text.length() > 40 || !text.matches("-?[0-9]+(\\.0+)?")) {
      return null;
    }
    try {
      return AttributeValue.fromN(Long.toString(new BigDecimal(text).longValueExact()));
    } catch (ArithmeticException _) {
      return null;
    }
  }

  private static @Nullable AttributeValue bool(AttributeValue sent) {
    if ("true".equals(sent.s()) || "false".equals(sent.s())) {
      return AttributeValue.fromBool(Boolean.valueOf(sent.s()));
    }
    return sent.bool() == null ? null : sent;
  }

  private static @Nullable AttributeValue timestamp(AttributeValue sent) {
    String text = Timestamps.read(sent);
    return text == null ? null : AttributeValue.fromS(text);
  }

  private static AttributeValue json(Column column, AttributeValue sent) {
    AttributeValue stored = NativeValues.of(sent);
    if (column.timestampMembers().isEmpty() || !stored.hasL()) {
      return stored;
    }
    List<AttributeValue> elements = new ArrayList<>();
    for (AttributeValue element : stored.l()) {
      elements.add(element.hasM() ? withTimes(element.m(), column.timestampMembers()) : element);
    }
    return AttributeValue.fromL(elements);
  }

  private static AttributeValue withTimes(
      Map<String, AttributeValue> element, List<String> timestampMembers) {
    Map<String, AttributeValue> stored = new LinkedHashMap<>(element);
    for (String member : timestampMembers) {
      stored.computeIfPresent(
          member,
          (_, sent) -> {
            AttributeValue time = timestamp(sent);
            return time == null ? sent : time;
          });
    }
    return AttributeValue.fromM(stored);
  }

  private static @Nullable AttributeValue texts(Column column, AttributeValue sent) {
    boolean isList = sent.hasL() && column.form() == ValueForm.TAGS;
    Map<String, AttributeValue> texts = isList ? pairs(sent.l()) : sent.m();
    if (texts == null || !(sent.hasM() || isList)) {
      return null;
    }
    Map<String, AttributeValue> stored = new LinkedHashMap<>();
    texts.forEach(
        (key, value) ->
            stored.put(
                NativeValues.key(key, texts), AttributeValue.fromS(NativeValues.text(value))));
    return AttributeValue.fromM(stored);
  }

  /// The map for a list of `{Key, Value}` pairs; null when the list holds anything else.
  private static @Nullable Map<String, AttributeValue> pairs(List<AttributeValue> list) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    for (AttributeValue element : list) {
      AttributeValue key = element.m().get("Key");
      if (key == null || key.s() == null || !PAIR.containsAll(element.m().keySet())) {
        return null;
      }
      map.put(key.s(), element.m().getOrDefault("Value", NO_TEXT));
    }
    return map;
  }
}
