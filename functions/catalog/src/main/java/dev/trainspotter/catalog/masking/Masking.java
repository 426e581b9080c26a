package dev.trainspotter.catalog.masking;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.Secrets;
import dev.trainspotter.catalog.TrainingJobArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Replaces secrets in a row by `[masked]`, before the row is compared or stored.
///
/// Masking is pure and idempotent: a row that is masked already, or has no secrets, is returned
/// equal to itself. [SecretFormats], [SecretShape], [SecretKey] and [CommandSecrets] define what
/// counts as a secret. Keys and numbers are never changed, nor are ARNs of training jobs.
public final class Masking {
  /// Replaces a secret.
  static final String MASKED = "[masked]";

  /// Members of messages that hold the name of a training job, which is stored as it is.
  private static final Set<String> JOB_NAMES = Set.of("TrainingJobName", "training_job_name");

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
    return column == null || column.secrets() == Secrets.NONE ? value : maskValue(value);
  }

  /// The text without its secrets.
  public String mask(String text) {
    return isOn ? SecretText.mask(text) : text;
  }

  /// The body of a message without its secrets. A JSON object is written again with all its
  /// members, and the texts in it that name a job stay, so that the message can be read again. Any
  /// other body is masked as text.
  public String maskMessage(String body) {
    if (!isOn) {
      return body;
    }
    try {
      return Json.text(maskMap(Json.read(body)).m());
    } catch (RuntimeException | StackOverflowError _) {
      return SecretText.mask(body); // No JSON object, or too deep to be read as one.
    }
  }

  private static AttributeValue maskValue(AttributeValue value) {
    if (value.s() != null) {
      return TrainingJobArn.parse(value.s()) == null
          ? AttributeValue.fromS(SecretText.mask(value.s()))
          : value;
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
    if (JOB_NAMES.contains(key) && value.s() != null && TrainingJobArn.isName(value.s())) {
      return value;
    }
    if (AuthName.isName(key) && value.s() != null) {
      return maskUnderAuth(value);
    }
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
      masked.add(maskArgument(flag, element));
      flag = element.s() == null ? "" : SecretText.secretFlag(element.s());
    }
    return AttributeValue.fromL(maskCommand(masked));
  }

  /// @param flag before the element; empty when its value is no secret
  private static AttributeValue maskArgument(String flag, AttributeValue element) {
    if (flag.isEmpty() || element.s() == null || element.s().startsWith("-")) {
      return maskValue(element);
    }
    return AuthName.isName(flag) ? maskUnderAuth(element) : hideUnder(flag, element);
  }

  private static AttributeValue maskUnderAuth(AttributeValue text) {
    return AuthName.isSecret(text.s()) ? AttributeValue.fromS(MASKED) : maskValue(text);
  }

  private static List<AttributeValue> maskCommand(List<AttributeValue> elements) {
    if (elements.isEmpty() || elements.stream().anyMatch(element -> element.s() == null)) {
      return elements;
    }
    var arguments = elements.stream().map(AttributeValue::s).toList();
    return CommandSecrets.mask(arguments).stream().map(AttributeValue::fromS).toList();
  }
}
