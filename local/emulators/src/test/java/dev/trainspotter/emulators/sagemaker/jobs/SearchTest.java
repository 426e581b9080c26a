package dev.trainspotter.emulators.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.FixedJob;
import dev.trainspotter.emulators.sagemaker.Sdk;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.BooleanOperator;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SearchExpression;
import software.amazon.awssdk.services.sagemaker.model.SearchRequest;
import software.amazon.awssdk.services.sagemaker.model.SearchSortOrder;

class SearchTest {
  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final SageMakerClient client = Sdk.client(sageMaker);

  @BeforeEach
  void putJobs() {
    sageMaker.put(FixedJob.of("a", "Completed", 0), Map.of("team", "risk"));
    sageMaker.put(FixedJob.of("b", "Failed", 10), Map.of("team", "growth"));
    sageMaker.put(FixedJob.of("c", "InProgress", 20), Map.of());
    ObjectNode large = FixedJob.of("d", "Completed", 30);
    large.putObject("ResourceConfig").put("InstanceCount", 16);
    sageMaker.put(large, Map.of("team", "risk"));
  }

  @AfterEach
  void close() {
    client.close();
    sageMaker.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TrainingJobStatus, Equals, Completed, a d",
    "TrainingJobStatus, NotEquals, Completed, b c",
    "TrainingJobStatus, In, 'Failed,InProgress', b c",
    "TrainingJobName, Contains, c, c",
    "Tags.team, Equals, risk, a d",
    "Tags.team, Exists, , a b d",
    "Tags.team, NotExists, , c",
    "ResourceConfig.InstanceCount, GreaterThan, 2, d",
    "ResourceConfig.InstanceCount, LessThanOrEqualTo, 2, a b c",
    "HyperParameters.learning.rate, Equals, 0.1, a b c d",
    "CreationTime, GreaterThanOrEqualTo, 2025-11-13T02:13:30, b c d",
    "CreationTime, LessThan, 2025-11-13T02:13:30, a"
  })
  void findsTheJobsThatMatchAFilter(String name, String operator, String value, String expected) {
    Filter filter = Filter.builder().name(name).operator(operator).value(value).build();

    List<String> found = names(search -> search.searchExpression(all -> all.filters(filter)));

    assertThat(found).containsExactly(expected.split(" "));
  }

  @Test
  void joinsFiltersAndExpressionsWithin() {
    SearchExpression either =
        SearchExpression.builder()
            .operator(BooleanOperator.OR)
            .filters(is("TrainingJobStatus", "Failed"), is("TrainingJobStatus", "Completed"))
            .build();

    List<String> found =
        names(
            search ->
                search.searchExpression(
                    both -> both.filters(is("Tags.team", "risk")).subExpressions(either)));

    assertThat(found).containsExactly("a", "d");
  }

  @Test
  void returnsPagesInTheRequestedOrder() {
    SearchRequest request =
        SearchRequest.builder()
            .resource(ResourceType.TRAINING_JOB)
            .sortBy("CreationTime")
            .sortOrder(SearchSortOrder.DESCENDING)
            .maxResults(3)
            .build();

    List<String> found =
        client.searchPaginator(request).results().stream()
            .map(result -> result.trainingJob().trainingJobName())
            .toList();

    assertThat(found).containsExactly("d", "c", "b", "a");
    assertThat(sageMaker.calls(Operation.SEARCH)).hasSize(2);
  }

  @Test
  void showsTagsAndLeavesOutWhatOnlyDescribeShows() {
    ObjectNode job = FixedJob.of("e", "Completed", 40).put("BillableTokenCount", 7);
    job.putObject("RemoteDebugConfig").put("EnableRemoteDebug", true);
    sageMaker.put(job, Map.of("team", "new"));

    var record =
        client
            .search(
                search ->
                    search
                        .resource(ResourceType.TRAINING_JOB)
                        .searchExpression(one -> one.filters(is("TrainingJobName", "e"))))
            .results()
            .getFirst()
            .trainingJob();

    assertThat(record.tags()).singleElement().matches(tag -> tag.value().equals("new"));
    assertThat(record.toString()).doesNotContain("BillableTokenCount", "RemoteDebugConfig");
  }

  @Test
  void rejectsMoreThanAHundredAPage() {
    assertThatThrownBy(() -> names(search -> search.maxResults(101)))
        .hasMessageContaining("less than or equal to 100");
  }

  private List<String> names(Consumer<SearchRequest.Builder> request) {
    return client
        .search(
            search -> {
              search.resource(ResourceType.TRAINING_JOB).sortBy("CreationTime");
              search.sortOrder(SearchSortOrder.ASCENDING);
              request.accept(search);
            })
        .results()
        .stream()
        .map(result -> result.trainingJob().trainingJobName())
        .toList();
  }

  private static Filter is(String name, String value) {
    return Filter.builder().name(name).operator("Equals").value(value).build();
  }
}
