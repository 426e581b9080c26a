package dev.trainspotter.catalog;

import static dev.trainspotter.catalog.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ColumnPathTest {
  private static final TrainingJob JOB =
      Jobs.described(
          "paths",
          NOON,
          """
          {"HyperParameters": {"lr": "\\"0.1\\"", "a.b": "dots", "open": "\\"x", "": "empty"},
           "Environment": {"MODE": "\\"fast\\""},
           "Tags": [{"Key": "team", "Value": "\\"nlp\\""}, {"Key": "cost.center", "Value": "7"}],
           "InputDataConfig": [
             {"ChannelName": "train", "DataSource": {"S3DataSource": {"S3Uri": "s3://a"}}},
             {"ChannelName": "test", "DataSource": {"S3DataSource": {"S3Uri": "s3://b"}}}],
           "FinalMetricDataList": [
             {"MetricName": "validation:loss", "Value": 0.25, "Timestamp": 1763899200},
             {"MetricName": "train.loss", "Value": 0.5},
             {"MetricName": "without"}],
           "ExperimentConfig": {"TrialName": null, "RunName": "run"},
           "ResourceConfig": {"InstanceGroups": [
             {"InstanceType": "ml.p4d.24xlarge", "InstanceCount": 1},
             {"InstanceType": "ml.c5.xlarge", "InstanceCount": 2}]},
           "NewMember": {"callers.key": {"Inner": 1}, "callers": {"key": {"Inner": 2}}}}
          """);

  private static ColumnPath path(String name) {
    int dot = name.indexOf('.');
    Column column = Column.find(dot < 0 ? name : name.substring(0, dot));
    return new ColumnPath(
        Objects.requireNonNull(column, name), dot < 0 ? "" : name.substring(dot + 1));
  }

  private static List<String> texts(List<AttributeValue> values) {
    return values.stream().map(Json::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "training_job_status                              | \"InProgress\"",
        "hyper_parameters.a.b                             | \"dots\"",
        "hyper_parameters.(empty)                         | \"empty\"",
        "tags.cost.center                                 | \"7\"",
        "input_data_config.ChannelName                    | \"train\",\"test\"",
        "input_data_config.DataSource.S3DataSource.S3Uri  | \"s3://a\",\"s3://b\"",
        "final_metric_data_list.validation:loss           | 0.25",
        "final_metric_data_list.train.loss                | 0.5",
        "experiment_config.RunName                        | \"run\"",
        "extra_members.NewMember.callers.key.Inner        | 1,2",
      })
  void leadsToTheValuesThatTheJobHasThere(String name, String values) {
    assertThat(String.join(",", texts(path(name).in(JOB)))).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failure_reason",
        "hyper_parameters.a",
        "hyper_parameters.LR",
        "tags.cost",
        "vpc_config.Subnets",
        "input_data_config.channelname",
        "input_data_config.ChannelName.Deeper",
        "input_data_config.DataSource.S3Uri",
        "final_metric_data_list.MetricName",
        "final_metric_data_list.without",
        "experiment_config.TrialName",
      })
  void leadsToNothingWhereTheJobHasNothing(String name) {
    assertThat(path(name).in(JOB)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void leadsToTheWholeValueOfEveryColumn(Column column) {
    AttributeValue stored = JOB.get(column);

    List<AttributeValue> found = new ColumnPath(column, "").in(JOB);

    assertThat(found).isEqualTo(stored == null ? List.of() : List.of(stored));
  }

  @Test
  void comparesAQuotedParameterWithAndWithoutItsQuotes() {
    assertThat(texts(path("hyper_parameters.lr").comparable(JOB)))
        .containsExactly("\"\\\"0.1\\\"\"", "\"0.1\"");
    assertThat(texts(path("environment.MODE").comparable(JOB)))
        .containsExactly("\"\\\"fast\\\"\"", "\"fast\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hyper_parameters.open", "tags.team", "hyper_parameters.none"})
  void comparesOtherTextAsItIs(String name) {
    assertThat(path(name).comparable(JOB)).isEqualTo(path(name).in(JOB));
  }

  @Test
  void comparesEachOfSeveralInstanceTypes() {
    assertThat(texts(path("instance_type").comparable(JOB)))
        .containsExactly(
            "\"ml.c5.xlarge,ml.p4d.24xlarge\"", "\"ml.c5.xlarge\"", "\"ml.p4d.24xlarge\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vpc_config.",
        "vpc_config..Subnets",
        "vpc_config.Subnets.",
        "vpc_config.A..B",
        "tags.",
        "final_metric_data_list."
      })
  void hasAnEmptyNameWhereNothingFollowsADot(String name) {
    assertThat(path(name).hasEmptyName()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vpc_config.Subnets", "tags..", "tags.a..b", "final_metric_data_list.a."})
  void hasNoEmptyNameInAMembersPathOrAnyKey(String name) {
    assertThat(path(name).hasEmptyName()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "resource_config.instance_type, resource_config.InstanceType",
    "resource_config.instanceType, resource_config.InstanceType",
    "input_data_config.data_source.s3_data_source, input_data_config.DataSource.S3DataSource",
    "vpc_config.subnets.x, vpc_config.Subnets.X",
  })
  void suggestsSageMakersSpellingOfMembers(String written, String spelled) {
    ColumnPath capitalized = Objects.requireNonNull(path(written).capitalized());

    assertThat(capitalized.name()).isEqualTo(spelled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource_config.InstanceType",
        "tags.team",
        "hyper_parameters.lr",
        "final_metric_data_list.loss",
        "vpc_config"
      })
  void suggestsNoOtherSpellingOfKeysMetricsAndCapitalizedMembers(String name) {
    assertThat(path(name).capitalized()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"creation_time", "vpc_config.Subnets", "tags.a.b", "tags.a..b"})
  void isSpelledAsInARequest(String name) {
    assertThat(path(name).name()).isEqualTo(name);
  }

  @Test
  void walksAnyJsonWithoutAJob() {
    AttributeValue json =
        AttributeValue.fromM(
            Json.read("{\"new_column\": [{\"A\": {\"B\": 1}}, {\"A\": {\"B\": null}}]}"));

    assertThat(texts(ColumnPath.find(json, "new_column.A.B"))).containsExactly("1");
    assertThat(ColumnPath.find(json, "new_column.B")).isEmpty();
    assertThat(ColumnPath.find(AttributeValue.fromM(Map.of()), "new_column")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "A, A.B, B",
    "A, A.B.C, B.C",
    "A.B, A.B.C, C",
    "A, A,",
    "A, AB.C,",
    "A.B, A.C,",
  })
  void goesOnAfterTheMembersName(String member, String path, String rest) {
    assertThat(ColumnPath.inside(member, path)).isEqualTo(rest);
  }
}
