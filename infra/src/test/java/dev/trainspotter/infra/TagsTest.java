package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagsTest {
  /// The types of the stack that have no tags in CloudFormation.
  private static final Set<String> WITHOUT_TAGS =
      Set.of(
          "AWS::ApiGatewayV2::Integration",
          "AWS::ApiGatewayV2::Route",
          "AWS::Events::EventBusPolicy",
          "AWS::Glue::Database",
          "AWS::Glue::Table",
          "AWS::IAM::ManagedPolicy",
          "AWS::Lambda::Alias",
          "AWS::Lambda::EventInvokeConfig",
          "AWS::Lambda::Permission",
          "AWS::Lambda::Version",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::Subscription",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy",
          "AWS::Scheduler::Schedule");

  @Test
  void tagsEveryResourceThatCanHaveTags() {
    Synthesis stack = Synthesis.of(Variant.OTHER_ACCOUNTS);

    assertThat(stack.template().path("Resources").properties())
        .filteredOn(resource -> !WITHOUT_TAGS.contains(type(resource.getValue())))
        .isNotEmpty()
        .allSatisfy(
            resource ->
                assertThat(resource.getValue().path("Properties").toString())
                    .as(resource.getKey() + " " + type(resource.getValue()))
                    .containsAnyOf(
                        "{\"Key\":\"team\",\"Value\":\"platform\"}",
                        "\"Tags\":{\"team\":\"platform\"}"));
  }

  private static String type(JsonNode resource) {
    return resource.path("Type").asText();
  }
}
