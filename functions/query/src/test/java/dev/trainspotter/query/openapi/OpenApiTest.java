package dev.trainspotter.query.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.query.Running;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OpenApiTest {
  private static final String TEXT = OpenApi.answer().toEvent(false).getBody();
  private static final AttributeValue DOCUMENT =
      AttributeValue.fromM(EnhancedDocument.fromJson(TEXT).toMap());
  private static final String PARAMETERS = "#/components/parameters/";

  private static final Running RUNNING = Running.start();

  static List<Route> routes() {
    return Route.all();
  }

  static Stream<Route> lists() {
    return Route.all().stream().filter(Route::takesColumns);
  }

  static Stream<Column> scalars() {
    return Stream.of(Column.values()).filter(column -> !column.hasInside());
  }

  static Stream<String> schemas() {
    return at("components", "schemas").m().keySet().stream();
  }

  @Test
  void isServed() {
    APIGatewayV2HTTPResponse answer = Running.withoutTables().get("/v1/openapi.json");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/json");
    assertThat(answer.getBody()).isEqualTo(TEXT).startsWith("{\"openapi\":\"3.1.0\",\"info\":");
  }

  @Test
  void isAValidDocument() {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(TEXT);

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.isOpenapi31()).isTrue();
    assertThat(result.getOpenAPI().getPaths()).hasSameSizeAs(at("paths").m().keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "responses":         | "odd":
          "in":"query"         | "in":"odd"
          "description":"The job." | "odd":"The job."
          "title":             | "odd":
          """)
  void wouldNotBeValidWithoutWhatTheFormDemands(String part, String odd) {
    String broken = TEXT.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(odd));

    SwaggerParseResult result = new OpenAPIV3Parser().readContents(broken);

    assertThat(TEXT).contains(part);
    assertThat(result.getMessages()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void hasOnlySchemasThatJsonSchemaKnows(String name) {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));
    String schema =
        EnhancedDocument.fromAttributeValueMap(at("components", "schemas", name).m()).toJson();

    assertThat(meta.validate(schema, InputFormat.JSON)).isEmpty();
    assertThat(meta.validate(schema.replace("\"type\":\"", "\"type\":\"x"), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void leadsEveryReferenceSomewhere() {
    Set<String> references =
        Pattern.compile("\"\\$ref\":\"#/([^\"]*)\"")
            .matcher(TEXT)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(LinkedHashSet::new));

    assertThat(references)
        .hasSizeGreaterThan(10)
        .allSatisfy(path -> assertThat(at(path.split("/"))).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void describesEveryRouteAndItsAnswers(Route route) {
    AttributeValue operation = operation(route);

    assertThat(operation.m().get("summary").s()).isEqualTo(route.description());
    assertThat(operation.m().get("operationId").s()).isEqualTo(route.id());
    assertThat(operation.m().get("responses").m())
        .containsKeys("200", "400", "401", "403", "405", "429", "503", "default")
        .allSatisfy(
            (_, answer) -> assertThat(resolved(answer).get("description").s()).isNotEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "401, application/json",
    "403, application/json",
    "405, application/problem+json",
    "429, application/json",
    "503, application/json",
    "503, application/problem+json",
    "default, application/json",
    "default, application/problem+json"
  })
  void tellsTheFunctionsRefusalsFromThoseOfApiGateway(String status, String type) {
    Map<String, AttributeValue> content = response(status).get("content").m();

    assertThat(content).containsKey(type);
    assertThat(content.get(type).m().get("schema").m().get("$ref").s())
        .endsWith(type.equals("application/json") ? "/GatewayMessage" : "/Problem");
  }

  @Test
  void saysWhichHeadersHelpWhoeverIsRefused() {
    assertThat(response("405").get("headers").m().get("Allow").m().get("required").bool()).isTrue();
    assertThat(response("503").get("headers").m()).containsKey("Retry-After");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void namesTheParametersOfEveryRoute(Route route) {
    List<String> named = references(route);

    assertThat(named).containsAll(route.parameters().stream().map(Parameter::id).toList());
    for (Parameter parameter : Parameter.values()) {
      if (!route.parameters().contains(parameter)) {
        assertThat(named.contains(parameter.id()))
            .as(parameter.id())
            .isEqualTo(route.path().contains("{" + parameter.id() + "}"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Parameter.class)
  void describesEveryParameter(Parameter parameter) {
    AttributeValue described = at("components", "parameters", parameter.id());

    assertThat(described.m().get("name").s()).isEqualTo(parameter.id());
    assertThat(described.m().get("description").s()).isEqualTo(parameter.description());
    assertThat(described.m().get("schema").m()).containsKey("type");
    assertThat(described.m().get("required").bool())
        .isEqualTo(described.m().get("in").s().equals("path"));
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void describesEveryColumn(Column column) {
    AttributeValue property = at("components", "schemas", "TrainingJob", "properties", column.id());

    assertThat(property.m().get("description").s()).isEqualTo(column.description());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void offersEveryColumnWithOneValueUnlessThePathHasSettledIt(Route route) {
    List<String> columns =
        scalars().map(Column::id).filter(id -> !route.path().contains("{" + id + "}")).toList();

    assertThat(parameters(route))
        .filteredOn(parameter -> parameter.get("in").s().equals("query"))
        .extracting(parameter -> parameter.get("name").s())
        .containsAll(columns)
        .contains("filters");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void givesNoTwoParametersOfARouteTheSameName(Route route) {
    assertThat(parameters(route))
        .extracting(parameter -> parameter.get("name").s())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void offersAColumnInTheFormInWhichToolsSendIt(Column column) {
    Map<String, AttributeValue> parameter = parameter(column);

    assertThat(parameter.get("description").s()).isEqualTo(column.description());
    assertThat(parameter.get("style").s()).isEqualTo("form");
    assertThat(parameter.get("explode").bool()).isTrue();
    assertThat(parameter.get("schema").m().get("type").s())
        .isEqualTo(column.type() == ColumnType.BOOL ? "boolean" : "array");
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void answersWhateverFitsWhatItOffers(Column column) {
    String sent = column.id() + "=" + sample(parameter(column).get("schema").m());

    APIGatewayV2HTTPResponse answer = RUNNING.get("/v1/training-jobs?limit=1&" + sent + "&" + sent);

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
  }

  @Test
  void offersAllElseInOneObjectOfWhichToolsMakeNoParameterUnasked() {
    AttributeValue filters = at("components", "parameters", "filters");

    assertThat(filters.m().get("style").s()).isEqualTo("form");
    assertThat(filters.m().get("explode").bool()).isTrue();
    assertThat(filters.m().get("example").m()).isEmpty();
    assertThat(filters.m().get("schema").m().get("additionalProperties").m())
        .containsExactly(Map.entry("type", AttributeValue.fromS("string")));
  }

  /// What a tool sends for a schema: its example, or something of its type.
  private static String sample(Map<String, AttributeValue> schema) {
    Map<String, AttributeValue> resolved = resolved(AttributeValue.fromM(schema));
    if (resolved.containsKey("examples")) {
      return resolved.get("examples").l().getFirst().s();
    }
    if (resolved.containsKey("anyOf")) {
      return sample(resolved.get("anyOf").l().getFirst().m());
    }
    return switch (resolved.get("type").s()) {
      case "array" -> sample(resolved.get("items").m());
      case "integer", "number" -> "7";
      case "boolean" -> "true";
      default -> "text";
    };
  }

  private static Map<String, AttributeValue> parameter(Column column) {
    return parameters(RowRoute.LIST_TRAINING_JOBS).stream()
        .filter(parameter -> parameter.get("name").s().equals(column.id()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, AttributeValue>> parameters(Route route) {
    return references(route).stream()
        .map(name -> at("components", "parameters", name).m())
        .toList();
  }

  private static List<String> references(Route route) {
    return operation(route).m().get("parameters").l().stream()
        .map(reference -> reference.m().get("$ref").s().replace(PARAMETERS, ""))
        .toList();
  }

  private static Map<String, AttributeValue> response(String status) {
    return resolved(operation(RowRoute.LIST_TRAINING_JOBS).m().get("responses").m().get(status));
  }

  private static Map<String, AttributeValue> resolved(AttributeValue object) {
    AttributeValue reference = object.m().get("$ref");
    return reference == null
        ? object.m()
        : at(reference.s().replaceFirst("^#/", "").split("/", -1)).m();
  }

  private static AttributeValue operation(Route route) {
    return at("paths", route.path(), route.method().toLowerCase(Locale.ROOT));
  }

  private static AttributeValue at(String... names) {
    AttributeValue value = DOCUMENT;
    for (String name : names) {
      assertThat(value.m()).containsKey(name);
      value = value.m().get(name);
    }
    return value;
  }
}
