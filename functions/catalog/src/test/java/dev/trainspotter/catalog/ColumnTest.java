package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ColumnTest {
  private static final Map<String, AttributeValue> FULL =
      Jobs.members(FullJob.of(7).describeResponse().toString());

  /// The seed's columns without a member in the Describe answer.
  private static final Set<Column> ASKED_OTHERWISE = Set.of(Column.TAGS);

  @Test
  void beginsWithTheReferenceRecordInItsOrderAndTypes() throws IOException {
    List<String> reference;
    try (var file = ColumnTest.class.getResourceAsStream("/reference-record.tsv")) {
      reference = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    List<String> ours =
        Arrays.stream(Column.values())
            .limit(Column.REFERENCE_COLUMNS)
            .map(column -> column.id() + "\t" + column.type().id())
            .toList();

    assertThat(ours).isEqualTo(reference);
  }

  @ParameterizedTest
  @EnumSource
  void hasASourceInAFullDescribeAnswerOrIsOurs(Column column) {
    boolean isOurs = column.member() == null || ASKED_OTHERWISE.contains(column);

    assertThat(isOurs || FULL.containsKey(column.member())).isTrue();
  }

  @Test
  void takesEveryMemberOfAFullDescribeAnswer() {
    Set<String> members = new HashSet<>(FULL.keySet());

    Arrays.stream(Column.values()).forEach(column -> members.remove(column.member()));

    assertThat(members).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void saysInOneSentenceWhatTheNameCannot(Column column) {
    String name = column.id().replace('_', ' ').strip();

    assertThat(column.description()).endsWith(".").hasSizeBetween(20, 200);
    assertThat(column.description().toLowerCase(Locale.ROOT)).isNotEqualTo("the " + name + ".");
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsId(Column column) {
    assertThat(Column.find(column.id())).isEqualTo(column);
  }

  @Test
  void isCarriedByEveryIndexInAnOrderThatNeverChanges() {
    assertThat(Index.PROJECTED)
        .containsExactly(
            "training_job_name",
            "training_job_arn",
            "training_job_status",
            "secondary_status",
            "last_modified_time",
            "training_start_time",
            "training_end_time",
            "training_time_in_seconds",
            "billable_time_in_seconds",
            "enable_managed_spot_training",
            "instance_type",
            "instance_count",
            "account_id",
            "region",
            "tags",
            "failure_reason",
            "tuning_job_arn",
            "deleted_at",
            "digest");
  }

  @Test
  void isSearchedForSecretsUnlessItCannotHoldFreeText() {
    Set<ValueForm> free =
        EnumSet.of(
            ValueForm.TEXT,
            ValueForm.STRUCTURE,
            ValueForm.STRUCTURES,
            ValueForm.METRICS,
            ValueForm.TEXT_BY_KEY,
            ValueForm.TAGS);

    assertThat(columnsBy(Column::secrets).get(Secrets.NONE))
        .containsExactlyElementsOf(
            Arrays.stream(Column.values())
                .filter(column -> !free.contains(column.form()))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void isMaskedAtAnyDepthWhereItIsSearched(Column column) {
    AttributeValue secret = AttributeValue.fromS("--password=hunter2");
    AttributeValue list =
        AttributeValue.fromL(List.of(secret, AttributeValue.fromM(Map.of("a", secret))));
    AttributeValue value = AttributeValue.fromM(Map.of("b", list, "c", secret));

    Map<String, AttributeValue> masked = Masking.on().mask(Map.of(column.id(), value));

    assertThat(masked.toString().contains("hunter2")).isEqualTo(column.secrets() == Secrets.NONE);
  }

  @Test
  void isShownBySearchUnlessItIsOursOrOneOfEleven() {
    Set<Column> hidden = columnsBy(Column::isInSearch).get(false);

    assertThat(hidden.stream().filter(column -> column.member() != null))
        .containsExactly(
            Column.INFRA_CHECK_CONFIG,
            Column.PROFILER_RULE_CONFIGURATIONS,
            Column.PROFILER_RULE_EVALUATION_STATUSES,
            Column.PROFILING_STATUS,
            Column.REMOTE_DEBUG_CONFIG,
            Column.WARM_POOL_STATUS,
            Column.BILLABLE_TOKEN_COUNT,
            Column.SERVERLESS_JOB_CONFIG,
            Column.MLFLOW_CONFIG,
            Column.MLFLOW_DETAILS,
            Column.PROGRESS_INFO);
    assertThat(hidden.stream().filter(column -> column.member() == null))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Column.values()).filter(column -> column.member() == null).toList());
  }

  @Test
  void isReplacedByAStateChangeInSixColumns() {
    assertThat(columnsBy(Column::isInStateChanges).get(true))
        .containsExactly(
            Column.FAILURE_REASON,
            Column.LAST_MODIFIED_TIME,
            Column.SECONDARY_STATUS,
            Column.TRAINING_END_TIME,
            Column.TRAINING_JOB_STATUS,
            Column.TRAINING_START_TIME);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TEXT", "STRUCTURE", "STRUCTURES", "WHOLE_NUMBER", "YES_OR_NO", "TIME", "ARN"})
  void sharesItsFormWithOtherColumns(ValueForm form) {
    assertThat(columnsBy(Column::form).get(form)).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCOUNT_ID, account_id",
    "REGION, region",
    "KEY, _key",
    "TRAINING_JOB_ARN, training_job_arn",
    "ROLE_ARN, role_arn",
    "TRAINING_JOB_NAME, training_job_name",
    "STATUS, training_job_status",
    "SECONDARY_STATUS, secondary_status",
    "INSTANCE_TYPES, instance_type",
    "METRICS, final_metric_data_list",
    "TAGS, tags"
  })
  void hasAFormOfItsOwn(ValueForm form, String id) {
    assertThat(columnsBy(Column::form).get(form)).extracting(Column::id).containsExactly(id);
  }

  @ParameterizedTest
  @EnumSource
  void isAnArnWhereItsNameSaysSo(Column column) {
    assertThat(column.isArn()).isEqualTo(column.id().endsWith("_arn"));
  }

  private static <T> Map<T, ? extends Set<Column>> columnsBy(Function<Column, T> trait) {
    return Arrays.stream(Column.values())
        .collect(Collectors.groupingBy(trait, Collectors.toCollection(TreeSet::new)));
  }
}
