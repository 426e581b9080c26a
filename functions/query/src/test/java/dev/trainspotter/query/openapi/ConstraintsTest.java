package dev.trainspotter.query.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.query.Running;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Holds the checks of all parameters to their constraints in the document: a value that the
/// document allows is never rejected as malformed, and a value that breaks one constraint always
/// is.
///
/// The values are made of the examples and bounds in the document, by changing one to three
/// characters; whether the document allows the result decides what the API must answer.
class ConstraintsTest {
  private static final int VALUES = 200;
  private static final long SEED = 29;
  private static final String CHARACTERS = "abmxzABMZT0129-_.:/,@+*'\"é";
  private static final AttributeValue DOCUMENT =
      AttributeValue.fromM(
          EnhancedDocument.fromJson(OpenApi.answer().toEvent(false).getBody()).toMap());

  /// No job was created in these times, so that nothing is read.
  private static final String NOTHING =
      "&creation_time__gt=2026-01-02&creation_time__lt=2026-01-01";

  private static final Running RUNNING = Running.start();

  static Stream<Arguments> parameters() {
    List<Arguments> all = new ArrayList<>();
    for (Route route : RowRoute.values()) {
      operation(route).get("parameters").l().stream()
          .map(ConstraintsTest::resolved)
          .filter(parameter -> !parameter.get("in").s().equals("header"))
          .filter(parameter -> !parameter.get("name").s().equals("filters"))
          .forEach(
              parameter ->
                  all.add(
                      Arguments.argumentSet(
                          route.id() + " " + parameter.get("name").s(), route, parameter)));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void areWhatTheApiChecks(Route route, Map<String, AttributeValue> parameter) {
    String name = parameter.get("name").s();
    Map<String, AttributeValue> schema = element(parameter);
    int allowed = 0;
    int broken = 0;

    for (String value : values(schema)) {
      @Nullable Boolean isAllowed = allows(schema, value);
      boolean isNoSegment = value.isEmpty() && parameter.get("in").s().equals("path");
      if (isAllowed == null || isNoSegment || isOpen(name, parameter, value)) {
        continue;
      }
      APIGatewayV2HTTPResponse answer = ask(route, parameter, value);
      assertThat(answer.getStatusCode() == 400)
          .as("%s=%s -> %s", name, value, answer.getBody())
          .isEqualTo(!isAllowed);
      allowed += isAllowed ? 1 : 0;
      broken += isAllowed ? 0 : 1;
    }

    assertThat(schema.keySet()).containsAnyOf("pattern", "enum", "type", "anyOf");
    assertThat(allowed > 0 || name.equals("cursor")).as("allowed values").isTrue();
    assertThat(broken > 0 || isAnyText(schema)).as("values that break a constraint").isTrue();
  }

  /// Where the document says in words that an allowed value may be rejected: cursors come from the
  /// API alone, and other words for known statuses are rejected.
  private static boolean isOpen(String name, Map<String, AttributeValue> parameter, String value) {
    if (name.equals("cursor")) {
      return Boolean.TRUE.equals(allows(element(parameter), value)) && !value.isEmpty();
    }
    AttributeValue description = element(parameter).get("description");
    return description != null
        && description.s().contains("is rejected")
        && value.matches("[A-Za-z _-]+");
  }

  private static boolean isAnyText(Map<String, AttributeValue> schema) {
    return schema.containsKey("pattern") && schema.get("pattern").s().equals("^(?:[\\s\\S]*)$");
  }

  private static Set<String> values(Map<String, AttributeValue> schema) {
    Set<String> seeds = new LinkedHashSet<>(seeds(schema));
    Set<String> values = new LinkedHashSet<>(seeds);
    Random random = new Random(SEED);
    List<String> from = List.copyOf(seeds);
    while (values.size() < VALUES) {
      String value = from.get(random.nextInt(from.size()));
      for (int i = random.nextInt(3); i >= 0; i--) {
        value = changed(value, random);
      }
      values.add(value);
    }
    return values;
  }

  private static String changed(String value, Random random) {
    int at = random.nextInt(value.length() + 1);
    int end = Math.min(value.length(), at + random.nextInt(2));
    String character = "" + CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    return switch (random.nextInt(5)) {
      case 0 -> value.substring(0, at) + value.substring(end);
      case 1 -> value.substring(0, at) + value.substring(at).toUpperCase(Locale.ROOT);
      case 2 ->
          value.substring(0, at) + character.repeat(random.nextInt(300)) + value.substring(at);
      default -> value.substring(0, at) + character + value.substring(end);
    };
  }

  /// Examples, bounds and values just beyond them.
  private static List<String> seeds(Map<String, AttributeValue> schema) {
    List<String> seeds = new ArrayList<>();
    for (String list : List.of("examples", "enum")) {
      if (schema.containsKey(list)) {
        schema.get(list).l().forEach(value -> seeds.add(value.s()));
      }
    }
    for (String bound : List.of("minimum", "maximum", "default")) {
      if (schema.containsKey(bound) && schema.get(bound).n() != null) {
        int number = Integer.parseInt(schema.get(bound).n());
        seeds.addAll(List.of("" + number, "" + (number - 1), "" + (number + 1)));
      }
    }
    if (schema.containsKey("anyOf")) {
      schema.get("anyOf").l().forEach(option -> seeds.addAll(seeds(option.m())));
    }
    if (schema.containsKey("maxLength") && schema.containsKey("examples")) {
      String example = schema.get("examples").l().getFirst().s();
      int missing = Integer.parseInt(schema.get("maxLength").n()) - example.length();
      String last = example.substring(example.length() - 1);
      seeds.addAll(List.of(example + last.repeat(missing), example + last.repeat(missing + 1)));
    }
    if (seeds.isEmpty() || "boolean".equals(schema.get("type").s())) {
      seeds.addAll(List.of("true", "false", "7", "1.5", "abc"));
    }
    return seeds;
  }

  /// Whether the document allows the value; null when a check may read it more generously: the
  /// format alone speaks against it, or a number begins with zeros.
  private static @Nullable Boolean allows(Map<String, AttributeValue> schema, String value) {
    if (schema.containsKey("anyOf")) {
      List<@Nullable Boolean> all =
          schema.get("anyOf").l().stream().map(option -> allows(option.m(), value)).toList();
      if (all.contains(true)) {
        return true;
      }
      return all.contains(null) ? null : Boolean.FALSE;
    }
    if (schema.containsKey("enum")) {
      return schema.get("enum").l().contains(AttributeValue.fromS(value));
    }
    if (value.matches("0[0-9]+") && schema.get("type").s().equals("integer")) {
      return null;
    }
    boolean isAllowed =
        switch (schema.get("type").s()) {
          case "integer", "number" -> isNumber(schema, value);
          case "boolean" -> value.equals("true") || value.equals("false");
          default -> isText(schema, value);
        };
    boolean isOfFormat = !schema.containsKey("format") || isOfFormat(schema, value);
    return (isAllowed && !isOfFormat) ? null : Boolean.valueOf(isAllowed);
  }

  private static boolean isText(Map<String, AttributeValue> schema, String value) {
    boolean isShort =
        !schema.containsKey("maxLength")
            || value.codePointCount(0, value.length())
                <= Integer.parseInt(schema.get("maxLength").n());
    return isShort
        && (!schema.containsKey("pattern")
            || Pattern.compile(schema.get("pattern").s().replaceFirst("\\$$", "\\\\z"))
                .matcher(value)
                .find());
  }

  private static boolean isNumber(Map<String, AttributeValue> schema, String value) {
    try {
      BigDecimal number = new BigDecimal(value);
      boolean isWhole = value.matches("[0-9]+");
      return (schema.get("type").s().equals("number") ? value.length() <= 400 : isWhole)
          && isWithin(schema, number);
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isWithin(Map<String, AttributeValue> schema, BigDecimal number) {
    AttributeValue least = schema.get("minimum");
    AttributeValue most = schema.get("maximum");
    return (least == null || number.compareTo(new BigDecimal(least.n())) >= 0)
        && (most == null || number.compareTo(new BigDecimal(most.n())) <= 0);
  }

  private static boolean isOfFormat(Map<String, AttributeValue> schema, String value) {
    try {
      switch (schema.get("format").s()) {
        case "date" -> LocalDate.parse(value);
        case "date-time" -> {
          OffsetDateTime.parse(value);
          return value.matches(".*[tT][0-9]{2}:[0-9]{2}:[0-9]{2}.*");
        }
        default -> throw new IllegalArgumentException(schema.toString());
      }
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static APIGatewayV2HTTPResponse ask(
      Route route, Map<String, AttributeValue> parameter, String value) {
    String name = parameter.get("name").s();
    boolean isInPath = parameter.get("in").s().equals("path");
    String path =
        route
            .path()
            .replace("{" + name + "}", isInPath ? value.replace("/", "%2F") : name)
            .replace("{account_id}", "111122223333")
            .replace("{region}", "us-east-1")
            .replace("{training_job_name}", "nobody");
    String query = isInPath ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    if (name.equals("bom")) {
      query += "&format=csv";
    }
    return RUNNING.ask("GET", path, route.takesColumns() ? query + NOTHING : query);
  }

  /// The schema of one value.
  private static Map<String, AttributeValue> element(Map<String, AttributeValue> parameter) {
    Map<String, AttributeValue> schema = resolved(parameter.get("schema"));
    return schema.containsKey("items") ? resolved(schema.get("items")) : schema;
  }

  private static Map<String, AttributeValue> operation(Route route) {
    return DOCUMENT
        .m()
        .get("paths")
        .m()
        .get(route.path())
        .m()
        .get(route.method().toLowerCase(Locale.ROOT))
        .m();
  }

  private static Map<String, AttributeValue> resolved(AttributeValue object) {
    AttributeValue reference = object.m().get("$ref");
    if (reference == null) {
      return object.m();
    }
    AttributeValue found = DOCUMENT;
    for (String step : reference.s().replaceFirst("^#/", "").split("/", -1)) {
      found = found.m().get(step);
    }
    return found.m();
  }
}
