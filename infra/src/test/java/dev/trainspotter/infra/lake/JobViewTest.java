package dev.trainspotter.infra.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.Packing;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SingleColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The view shows the jobs of the newest complete export.
class JobViewTest {
  private static final JobView VIEW = new JobView("trainspotter_prod");
  private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final String MONDAY = "01763866800000-0a1b2c3d";
  private static final String TUESDAY = "01763953200123-0a1b2c3d";
  private static final String WEDNESDAY = "01764039600000-0a1b2c3d";

  @TempDir Path bucket;

  @Test
  void showsEveryColumnOfEveryJob() throws Exception {
    List<Map<String, AttributeValue>> items = new KeptItems().ofEveryKind();
    new Exports(bucket).write(TUESDAY, items, true);

    Map<Object, Map<String, Object>> rows = byKey(rows());

    assertThat(rows).hasSize(items.size());
    Map<Object, Map<String, Object>> expected =
        byKey(items.stream().map(JobViewTest::expected).toList());
    expected.forEach((key, row) -> assertThat(rows.get(key)).as("%s", key).isEqualTo(row));
    Set<String> shown = new TreeSet<>();
    rows.values().forEach(row -> shown.addAll(row.keySet()));
    assertThat(shown).containsAll(Arrays.stream(Column.values()).map(Column::id).toList());
  }

  @Test
  void saysWhichRowsLackColumnsBecauseTheyArePacked() throws Exception {
    List<Map<String, AttributeValue>> items = new KeptItems().ofEveryKind();
    new Exports(bucket).write(TUESDAY, items, true);

    List<Map<String, Object>> rows = rows();

    assertThat(rows)
        .filteredOn(row -> row.get("is_packed").equals(true))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsKeys("training_job_name", "tags", "training_job_status")
                    .doesNotContainKey("hyper_parameters"));
  }

  @Test
  void showsTheNewestExportThatIsComplete() throws Exception {
    Exports exports = new Exports(bucket);
    exports.write(MONDAY, new KeptItems().named("monday"), true);
    exports.write(TUESDAY, new KeptItems().named("tuesday", "also-tuesday", "third"), true);
    exports.write(WEDNESDAY, new KeptItems().named("wednesday"), false);

    List<Map<String, Object>> rows = rows();

    assertThat(rows)
        .extracting(row -> row.get("training_job_name"))
        .containsExactlyInAnyOrder("tuesday", "also-tuesday", "third");
    assertThat(rows)
        .extracting(row -> row.get("exported_at"))
        .containsOnly(Instant.parse("2025-11-24T03:00:00.123Z"));
  }

  @Test
  void isEmptyUntilAnExportIsComplete() throws Exception {
    new Exports(bucket).write(MONDAY, new KeptItems().named("monday"), false);

    assertThat(rows()).isEmpty();
  }

  @Test
  void isSqlOfTrino() {
    Query query = (Query) new SqlParser().createStatement(VIEW.query());

    assertThat(((QuerySpecification) query.getQueryBody()).getSelect().getSelectItems())
        .extracting(item -> ((SingleColumn) item).getAlias().orElseThrow().getValue())
        .containsExactlyElementsOf(VIEW.columns().stream().map(ViewColumn::name).toList());
    assertThat(VIEW.columns())
        .allSatisfy(column -> assertThat(new SqlParser().createType(column.type())).isNotNull());
  }

  @Test
  void hasAPageWithQueriesThatAreSqlOfTrino() {
    String page = Checkout.text("docs/lake.md");

    List<String> queries = SQL.matcher(page).results().map(found -> found.group(1)).toList();

    assertThat(queries)
        .hasSize(3)
        .allSatisfy(query -> assertThat(new SqlParser().createStatement(query)).isNotNull());
  }

  @Test
  void keepsItsQueryAsAthenaDoes() {
    String text = VIEW.originalText();

    String base64 = text.replaceFirst("^/\\* Presto View: ", "").replaceFirst(" \\*/$", "");
    JsonNode view =
        Synthesis.parse(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    assertThat(view.path("originalSql").asText()).isEqualTo(VIEW.query());
    assertThat(view.path("catalog").asText()).isEqualTo("awsdatacatalog");
    assertThat(view.path("schema").asText()).isEqualTo("trainspotter_prod");
    assertThat(Synthesis.texts(view.path("columns"), "/name"))
        .containsExactlyElementsOf(VIEW.columns().stream().map(ViewColumn::name).toList());
    assertThat(Synthesis.texts(view.path("columns"), "/type"))
        .containsExactlyElementsOf(VIEW.columns().stream().map(ViewColumn::type).toList());
  }

  private List<Map<String, Object>> rows() throws IOException, SQLException {
    return StandInForAthena.rows(VIEW, new Exports(bucket).lines()).stream()
        .map(JobViewTest::withJson)
        .toList();
  }

  private static Map<Object, Map<String, Object>> byKey(List<Map<String, Object>> rows) {
    return rows.stream().collect(Collectors.toMap(row -> row.get("_key"), row -> row));
  }

  /// The row with parsed JSON, which is equal whatever the order of its members.
  private static Map<String, Object> withJson(Map<String, Object> row) {
    Map<String, Object> parsed = new LinkedHashMap<>(row);
    for (Column column : Column.values()) {
      switch (column.type()) {
        case JSON ->
            parsed.computeIfPresent(column.id(), (_, value) -> Synthesis.parse(value.toString()));
        case HSTORE, HSTORE_CSV ->
            parsed.computeIfPresent(column.id(), (_, value) -> new TreeMap<>((Map<?, ?>) value));
        case STRING, INT64, BOOL, TIMESTAMP -> {}
      }
    }
    return parsed;
  }

  /// The columns that the API makes of the item, and those of the export.
  private static Map<String, Object> expected(Map<String, AttributeValue> item) {
    Map<String, Object> row = new LinkedHashMap<>();
    Items.job(item).columns().forEach((id, value) -> row.put(id, expected(Column.find(id), value)));
    row.put("is_packed", Packing.isPacked(item));
    row.put("exported_at", Instant.parse("2025-11-24T03:00:00.123Z"));
    return row;
  }

  private static Object expected(Column column, AttributeValue value) {
    return switch (column.type()) {
      case STRING -> value.s();
      case INT64 -> Long.valueOf(value.n());
      case BOOL -> value.bool();
      case TIMESTAMP -> Timestamps.parse(value.s());
      case JSON -> Exports.json(value);
      case HSTORE, HSTORE_CSV -> {
        Map<String, String> texts = new TreeMap<>();
        value.m().forEach((key, text) -> texts.put(key, text.s()));
        yield texts;
      }
    };
  }
}
