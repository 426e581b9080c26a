package dev.trainspotter.emulators.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class ListTagsTest {
  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final SageMakerClient client = Sdk.client(sageMaker);

  @AfterEach
  void close() {
    client.close();
    sageMaker.close();
  }

  @Test
  void returnsTagsInPages() {
    sageMaker.put(
        FixedJob.named("churn-1"), Map.of("a", "1", "b", "2", "c", "3", "d", "", "é", "ü"));
    sageMaker.pageTagsBy(2);

    var pages = client.listTagsPaginator(request -> request.resourceArn(FixedJob.arn("churn-1")));

    assertThat(pages.tags().stream().map(Tag::key)).containsExactly("a", "b", "c", "d", "é");
    assertThat(sageMaker.calls(Operation.LIST_TAGS)).hasSize(3);
  }

  @Test
  void returnsTheTagsThatWereSetLast() {
    sageMaker.put(FixedJob.named("churn-1"), Map.of("team", "risk"));

    sageMaker.tag(FixedJob.arn("churn-1"), Map.of("team", "growth"));

    assertThat(client.listTags(request -> request.resourceArn(FixedJob.arn("churn-1"))).tags())
        .containsExactly(Tag.builder().key("team").value("growth").build());
  }

  @Test
  void mindsTheCaseOfTheArn() {
    sageMaker.put(FixedJob.named("Churn-1"), Map.of("team", "risk"));
    String lowerCase = FixedJob.arn("Churn-1").toLowerCase(Locale.ROOT);

    assertThatThrownBy(() -> client.listTags(request -> request.resourceArn(lowerCase)))
        .hasMessageContaining("Resource does not exist.");
  }

  @Test
  void rejectsATokenThatItDidNotReturn() {
    sageMaker.put(FixedJob.named("churn-1"), Map.of("team", "risk"));

    assertThatThrownBy(
            () ->
                client.listTags(
                    request -> request.resourceArn(FixedJob.arn("churn-1")).nextToken("pony")))
        .hasMessageContaining("NextToken");
  }
}
