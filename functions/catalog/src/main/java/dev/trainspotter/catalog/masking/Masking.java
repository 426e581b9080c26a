package dev.trainspotter.catalog.masking;

import dev.trainspotter.catalog.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Replaces secrets in a row by `[masked]`, before the row is compared or stored.
///
/// Masking is pure and idempotent: a row that is masked already, or has no secrets, is returned
/// equal to itself. [SecretShape] and [SecretKey] define what counts as a secret. Keys and numbers
/// are never changed.
public final class Masking {
  /// Replaces a secret.
  static final String MASKED = "[masked]";

  private static final Set<String> ARGUMENT_LISTS =
      Set.of("ContainerArguments", "ContainerEntrypoint");

  private final boolean isOn;

  private Masking(boolean isOn) {
    this.isOn = isOn;
  }

  /// Masks texts that look like secrets, and texts under keys that name secrets.
  public static Masking on() {
    return new Masking(true);
  }

  /// Leaves every row unchanged.
  public static Masking off() {
    return new Masking(false);
  }

  /// The row without its secrets.
  ///
  /// @param row values by column id; which columns are searched is a trait of [Column]
  public Map<String, AttributeValue> mask(Map<String, AttributeValue> row) {
    if (!isOn) {
      return row;
    }
    var masked = new LinkedHashMap<String, AttributeValue>();
    row.forEach((column, value) -> masked.put(column, maskColumn(column, value)));
    return masked;
  }

  private static AttributeValue maskColumn(String id, AttributeValue value) {
    var column = Column.find(id);
    if (column == null) {
      return value;
    }
    return switch (column.secrets()) {
      case ANYWHERE -> maskValue(value);
      case IN_ARGUMENTS -> value.hasM() ? maskArguments(value.m()) : value;
      case NONE -> value;
    };
  }

  private static AttributeValue maskArguments(Map<String, AttributeValue> algorithm) {
    var members = new LinkedHashMap<>(algorithm);
    ARGUMENT_LISTS.forEach(
        list -> members.computeIfPresent(list, (_, arguments) -> maskValue(arguments)));
    return AttributeValue.fromM(members);
  }

  private static AttributeValue maskValue(AttributeValue value) {
    if (value.s() != null) {
      return AttributeValue.fromS(SecretText.mask(value.s()));
    }
    if (value.hasM()) {
      return maskMap(value.m());
    }
    return value.hasL() ? maskList(value.l()) : value;
  }

  private static AttributeValue maskMap(Map<String, AttributeValue> members) {
    var name = NamedValue.nameIn(members);
    var masked = new LinkedHashMap<String, AttributeValue>();
    members.forEach(
        (key, value) -> {
          var named = NamedValue.isValue(key) ? name : "";
          masked.put(key, maskUnder(named.isEmpty() ? key : named, value));
        });
    return AttributeValue.fromM(masked);
  }

  private static AttributeValue maskUnder(String key, AttributeValue value) {
    return SecretKey.namesSecret(key) ? hideUnder(key, value) : maskValue(value);
  }

  private static AttributeValue hideUnder(String key, AttributeValue value) {
    if (value.s() != null) {
      return SecretKey.hides(key, value.s()) ? AttributeValue.fromS(MASKED) : value;
    }
    if (value.hasM()) {
      var hidden = new LinkedHashMap<String, AttributeValue>();
      value.m().forEach((member, below) -> hidden.put(member, hideUnder(key, below)));
      return AttributeValue.fromM(hidden);
    }
    return value.hasL()
        ? AttributeValue.fromL(value.l().stream().map(below -> hideUnder(key, below)).toList())
        : value;
  }

  private static AttributeValue maskList(List<AttributeValue> elements) {
    var masked = new ArrayList<AttributeValue>();
    var flag = "";
    for (var element : elements) {
      var isArgument = element.s() != null && !element.s().startsWith("-");
      masked.add(isArgument && !flag.isEmpty() ? hideUnder(flag, element) : maskValue(element));
      flag = element.s() == null ? "" : SecretText.secretFlag(element.s());
    }
    return AttributeValue.fromL(masked);
  }
}
