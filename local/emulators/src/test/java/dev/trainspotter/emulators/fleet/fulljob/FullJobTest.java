package dev.trainspotter.emulators.fleet.fulljob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.Sdk;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class FullJobTest {
  private static final ObjectNode TYPICAL = FullJob.of(42).describeResponse();
  private static final ObjectNode LARGEST = FullJob.of(42).largest().describeResponse();

  static Stream<Member> members() {
    return Member.all().stream();
  }

  @ParameterizedTest
  @MethodSource("members")
  void fillsEveryMemberWithinItsBounds(Member member) {
    for (ObjectNode response : new ObjectNode[] {TYPICAL, LARGEST}) {
      assertThat(FullJob.at(response, member))
          .isNotEmpty()
          .allSatisfy(value -> assertIsWithinBounds(member, value));
    }
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(FullJob.of(42).describeResponse()).hasToString(TYPICAL.toString());
    assertThat(FullJob.of(43).describeResponse()).isNotEqualTo(TYPICAL);
  }

  @Test
  void reachesTheDocumentedMaxima() {
    int bytes = Json.bytes(LARGEST).length;

    assertThat(bytes).isBetween(3_000_000, 3_900_000);
    assertThat(LARGEST.path("HyperParameters")).hasSize(100);
    assertThat(LARGEST.path("HyperParameters").valueStream())
        .allSatisfy(value -> assertThat(value.textValue()).hasSize(2500));
  }

  @Test
  void addsUnknownMembersAtEachDepth() {
    ObjectNode response = FullJob.of(42).withUnknownMembers().describeResponse();

    assertThat(response.has("MadeUp0")).isTrue();
    assertThat(response.path("ResourceConfig").has("MadeUp1")).isTrue();
    assertThat(response.path("InputDataConfig").path(1).has("MadeUp2")).isTrue();
    assertThat(
            response
                .at("/InputDataConfig/0/DataSource/S3DataSource/HubAccessConfig")
                .has("MadeUp5"))
        .isTrue();
  }

  @Test
  void isReadByTheRealClient() {
    FullJob job = FullJob.of(7).withUnknownMembers();

    try (SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
        SageMakerClient client = Sdk.client(sageMaker)) {
      sageMaker.put(job.describeResponse(), Map.of());

      var response =
          client.describeTrainingJob(request -> request.trainingJobName(job.trainingJobName()));

      assertThat(response.trainingJobArn()).isEqualTo(job.trainingJobArn());
      assertThat(response.debugRuleConfigurations()).hasSize(2);
    }
  }

  private static void assertIsWithinBounds(Member member, JsonNode value) {
    switch (member.type()) {
      case "string" -> assertIsWithinBounds(member, value.textValue());
      case "list", "map" ->
          assertThat((long) value.size())
              .isBetween(Math.max(1, member.min()), member.maxOr(Long.MAX_VALUE));
      case "integer", "long" ->
          assertThat(value.longValue()).isBetween(member.min(), member.maxOr(Long.MAX_VALUE));
      case "structure" -> assertThat(value).isInstanceOf(ObjectNode.class).isNotEmpty();
      case "boolean" -> assertThat(value.isBoolean()).isTrue();
      default -> assertThat(value.isNumber()).isTrue();
    }
  }

  private static void assertIsWithinBounds(Member member, String text) {
    if (!member.values().isEmpty()) {
      assertThat(text).isIn(member.values());
      return;
    }
    assertThat(text).matches(member.pattern());
    assertThat((long) text.length()).isBetween(member.min(), member.maxOr(Long.MAX_VALUE));
  }
}
