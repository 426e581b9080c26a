package dev.trainspotter.ingest;

import static dev.trainspotter.ingest.ReconciledAccount.SAGE_MAKER;
import static dev.trainspotter.ingest.ReconciledAccount.arn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.writer.Generation;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows of one table that different versions of Trainspotter wrote.
class RowVersionsTest {
  /// Every row of every version has these.
  private static final Set<Column> ALWAYS =
      Set.of(
          Column.KEY,
          Column.ACCOUNT_ID,
          Column.REGION,
          Column.CREATION_TIME,
          Column.OBSERVED_AT,
          Column.OBSERVED_BY,
          Column.TRAINING_JOB_ARN,
          Column.TRAINING_JOB_NAME);

  private final ReconciledAccount account = new ReconciledAccount();

  @AfterEach
  void close() {
    account.close();
  }

  /// Describes a job of this name with every documented member.
  private static void put(String name) {
    ObjectNode members = FullJob.of(5).describeResponse();
    members.put("TrainingJobName", name).put("TrainingJobArn", arn(name));
    members.put("CreationTime", 1760000000).put("LastModifiedTime", 1760000060);
    members.put("TrainingJobStatus", "Completed").put("SecondaryStatus", "Completed");
    SAGE_MAKER.put(members, Map.of("team", "nlp"));
  }

  private static String name(String attribute) {
    return "lacks-" + attribute.replace('_', '-');
  }

  /// The rows by the names of their jobs, without the times at which they were observed.
  private Map<String, Map<String, AttributeValue>> rows() {
    Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
    for (Map<String, AttributeValue> row : account.parts.rows()) {
      Map<String, AttributeValue> rest = new HashMap<>(row);
      rest.remove("observed_at");
      rows.put(row.get("training_job_name").s(), rest);
    }
    return rows;
  }

  private void describeAll() {
    account.run();
    account.parts.drainBacklog(100);
  }

  /// Replaces every row by what another version would have written.
  private void rewrite(Function<Map<String, AttributeValue>, Map<String, AttributeValue>> version) {
    List<Map<String, AttributeValue>> rows = account.parts.rows();
    account.parts.forgetRows();
    account.parts.restore(rows.stream().map(version).toList());
  }

  private void reconcileAWeekLater() {
    account.pass(Duration.ofDays(8));
    describeAll();
  }

  private static Stream<Column> columns() {
    return Arrays.stream(Column.values()).filter(column -> !ALWAYS.contains(column));
  }

  /// The row of a version that does not know the column after which the row's job is named.
  private static Map<String, AttributeValue> withoutItsColumn(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> columns = new LinkedHashMap<>(Items.job(row).columns());
    columns.keySet().removeIf(id -> name(id).equals(row.get("training_job_name").s()));
    return Generation.of(TrainingJob.of(columns)).item();
  }

  @Test
  void getEachColumnThatAnEarlierVersionDidNotKnow() {
    columns().forEach(column -> put(name(column.id())));
    describeAll();
    Map<String, Map<String, AttributeValue>> rows = rows();
    rewrite(RowVersionsTest::withoutItsColumn);
    List<String> incomplete = differing(rows);

    reconcileAWeekLater();
    List<String> left = differing(rows);
    left.forEach(name -> account.parts.deliver(tagChange(name)));

    assertThat(incomplete).hasSizeGreaterThan(40);
    assertThat(left).allMatch(RowVersionsTest::isUnknownToSearch);
    assertThat(differing(rows)).isEmpty();
  }

  private List<String> differing(Map<String, Map<String, AttributeValue>> rows) {
    Map<String, Map<String, AttributeValue>> now = rows();
    return rows.keySet().stream().filter(name -> !rows.get(name).equals(now.get(name))).toList();
  }

  private static boolean isUnknownToSearch(String name) {
    return columns().filter(column -> name(column.id()).equals(name)).noneMatch(Column::isInSearch);
  }

  private static String tagChange(String name) {
    return """
    {"source": "aws.tag", "detail-type": "Tag Change on Resource", "account": "111122223333",
     "resources": ["%s"], "detail": {"service": "sagemaker", "resource-type": "training-job"}}
    """
        .formatted(arn(name));
  }

  @Test
  void areWrittenAnewWhereAnEarlierVersionHadOtherFingerprintsOrNone() {
    Map<String, List<String>> absent =
        Map.of(
            "other", List.of(),
            "no-digest", List.of("digest"),
            "no-base", List.of("base"),
            "no-version", List.of("version"),
            "none", List.of("digest", "base", "version"));
    absent.keySet().forEach(RowVersionsTest::put);
    describeAll();
    Map<String, Map<String, AttributeValue>> rows = rows();
    rewrite(
        row -> {
          Map<String, AttributeValue> old = withOtherFingerprints("0:", row);
          old.keySet().removeAll(absent.get(row.get("training_job_name").s()));
          return old;
        });

    reconcileAWeekLater();

    assertThat(account.parts.outcomes()).doesNotContain("failed");
    assertThat(differing(rows)).isEmpty();
  }

  private static Map<String, AttributeValue> withOtherFingerprints(
      String prefix, Map<String, AttributeValue> row) {
    Map<String, AttributeValue> other = new HashMap<>(row);
    for (String attribute : List.of("digest", "base", "version")) {
      other.put(attribute, AttributeValue.fromS(prefix + row.get(attribute).s()));
    }
    return other;
  }

  @Test
  void areReadAndWrittenAnewWhereANewerVersionHadFurtherAttributes() {
    put("newer");
    put("same");
    describeAll();
    Map<String, Map<String, AttributeValue>> rows = rows();
    rewrite(RowVersionsTest::ofTheNextVersion);

    CatalogReader reader = new CatalogReader(RealParts.DYNAMO, account.parts.settings.tableNames());
    for (String name : rows.keySet()) {
      TrainingJob shown = reader.find(new TrainingJobArn(arn(name)));
      assertThat(shown.columns().keySet()).allMatch(id -> Column.find(id) != null);
      assertThat(shown.text(Column.SECONDARY_STATUS)).isEqualTo("Completed");
    }
    reconcileAWeekLater();

    assertThat(account.parts.outcomes()).doesNotContain("failed");
    assertThat(differing(rows)).isEmpty();
  }

  /// A row with a column, an attribute and a source that this version does not know.
  private static Map<String, AttributeValue> ofTheNextVersion(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> newer = withOtherFingerprints("2:", row);
    newer.put("carbon_footprint", AttributeValue.fromN("12"));
    newer.put("lineage", AttributeValue.fromM(Map.of("a", AttributeValue.fromS("b"))));
    if (row.get("training_job_name").s().equals("newer")) {
      newer.put("observed_by", AttributeValue.fromS("list"));
    }
    return newer;
  }
}
