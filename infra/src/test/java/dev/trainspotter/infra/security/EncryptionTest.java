package dev.trainspotter.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Encryption of stored data and of connections.
class EncryptionTest {
  @ParameterizedTest
  @EnumSource
  void encryptsEverythingThatIsStored(Variant variant) {
    Synthesis stack = Synthesis.of(variant);
    boolean isOwnKey = variant == Variant.CUSTOMER_KEY;

    assertThat(stack.properties("AWS::SQS::Queue"))
        .hasSize(3)
        .allSatisfy(
            queue -> {
              assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).isEqualTo(!isOwnKey);
              assertThat(queue.path("KmsMasterKeyId").asText())
                  .isEqualTo(isOwnKey ? Variant.KEY : "");
            });
    assertThat(stack.properties("AWS::DynamoDB::GlobalTable"))
        .allSatisfy(
            table ->
                assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean())
                    .isEqualTo(isOwnKey));
    assertThat(
            stack.texts(
                "AWS::S3::Bucket",
                "/BucketEncryption/ServerSideEncryptionConfiguration/0"
                    + "/ServerSideEncryptionByDefault/KMSMasterKeyID"))
        .isEqualTo(variant.hasLake() ? List.of(isOwnKey ? Variant.KEY : "") : List.of());
    assertThat(
            Stream.concat(
                    stack.texts("AWS::Logs::LogGroup", "/KmsKeyId"),
                    stack.texts("AWS::SNS::Topic", "/KmsMasterKeyId"))
                .distinct())
        .containsExactly(isOwnKey ? Variant.KEY : "");
  }

  @ParameterizedTest
  @EnumSource
  void refusesUnencryptedConnectionsToQueuesTopicsAndBuckets(Variant variant) {
    Synthesis stack = Synthesis.of(variant);
    List<JsonNode> policies =
        Stream.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy", "AWS::S3::BucketPolicy")
            .flatMap(type -> stack.properties(type).stream())
            .toList();

    assertThat(policies)
        .hasSize(variant.hasLake() ? 5 : 4)
        .allSatisfy(
            policy ->
                assertThat(policy.at("/PolicyDocument/Statement"))
                    .anySatisfy(
                        statement -> {
                          assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                          assertThat(
                                  statement
                                      .at("/Condition/Bool")
                                      .path("aws:SecureTransport")
                                      .asText())
                              .isEqualTo("false");
                        }));
  }
}
