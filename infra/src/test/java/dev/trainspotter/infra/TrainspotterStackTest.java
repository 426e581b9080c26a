package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Route;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.watch.AlarmKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the stack is meant to be, whatever its configuration.
class TrainspotterStackTest {
  @ParameterizedTest
  @EnumSource
  void keepsTheTablesWhenItIsDeleted(Variant variant) {
    Map<String, JsonNode> tables = Synthesis.of(variant).resources("AWS::DynamoDB::GlobalTable");

    assertThat(tables).hasSize(TableShape.values().length);
    assertThat(tables.values())
        .allSatisfy(
            table -> {
              JsonNode replica = table.at("/Properties/Replicas/0");
              assertThat(table.path("DeletionPolicy").asText()).isEqualTo("Retain");
              assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
              assertThat(table.at("/Properties/BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
              assertThat(replica.path("DeletionProtectionEnabled").asBoolean()).isTrue();
              assertThat(
                      replica
                          .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                          .asBoolean())
                  .isTrue();
            });
  }

  @Test
  void givesTheCatalogTheIndexesThatTheCodeReads() {
    JsonNode catalog =
        Synthesis.of(Variant.IAM).properties("AWS::DynamoDB::GlobalTable").getFirst();

    assertThat(texts(catalog.path("GlobalSecondaryIndexes"), "/IndexName"))
        .containsExactlyElementsOf(Arrays.stream(Index.values()).map(Index::id).toList());
  }

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
            Stream.concat(
                    texts(stack, "AWS::Logs::LogGroup", "/KmsKeyId"),
                    texts(stack, "AWS::SNS::Topic", "/KmsMasterKeyId"))
                .distinct())
        .containsExactly(isOwnKey ? Variant.KEY : "");
  }

  @ParameterizedTest
  @EnumSource
  void refusesPlainTextOnEveryQueueAndTopic(Variant variant) {
    Synthesis stack = Synthesis.of(variant);
    List<JsonNode> policies =
        Stream.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")
            .flatMap(type -> stack.properties(type).stream())
            .toList();

    assertThat(policies)
        .hasSize(4)
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

  @ParameterizedTest
  @EnumSource
  void opensNothingToEveryone(Variant variant) {
    List<JsonNode> open =
        Synthesis.of(variant).template().findParents("Principal").stream()
            .filter(statement -> statement.path("Effect").asText().equals("Allow"))
            .filter(statement -> statement.path("Principal").toString().contains("\"*\""))
            .toList();

    assertThat(open).isEmpty();
    assertThat(Synthesis.of(variant).properties("AWS::ApiGatewayV2::Route"))
        .allSatisfy(
            route ->
                assertThat(route.path("AuthorizationType").asText())
                    .isEqualTo(variant == Variant.JWT ? "JWT" : "AWS_IAM"));
  }

  @ParameterizedTest
  @EnumSource
  void letsAServiceInOnlyForThisAccount(Variant variant) {
    Stream<JsonNode> allowed =
        Stream.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")
            .flatMap(type -> Synthesis.of(variant).properties(type).stream())
            .flatMap(policy -> stream(policy.at("/PolicyDocument/Statement")))
            .filter(statement -> statement.path("Effect").asText().equals("Allow"));

    assertThat(allowed)
        .isNotEmpty()
        .allSatisfy(
            statement -> assertThat(statement.path("Condition").toString()).contains("aws:Source"));
  }

  @ParameterizedTest
  @EnumSource
  void hidesAMessageSixTimesAsLongAsItsFunctionMayTake(Variant variant) {
    Synthesis stack = Synthesis.of(variant);
    Map<String, JsonNode> queues = stack.resources("AWS::SQS::Queue");
    Map<String, JsonNode> functions = stack.resources("AWS::Lambda::Function");

    assertThat(stack.properties("AWS::Lambda::EventSourceMapping"))
        .hasSize(2)
        .allSatisfy(
            source -> {
              JsonNode queue = queues.get(source.at("/EventSourceArn/Fn::GetAtt/0").asText());
              String name = source.path("FunctionName").toString();
              int timeout =
                  functions.entrySet().stream()
                      .filter(
                          function ->
                              name.contains(function.getKey().replaceAll("[0-9A-F]{8}$", "")))
                      .mapToInt(function -> function.getValue().at("/Properties/Timeout").asInt())
                      .findFirst()
                      .orElseThrow();
              assertThat(queue.at("/Properties/VisibilityTimeout").asInt())
                  .isGreaterThanOrEqualTo(6 * timeout);
              assertThat(queue.at("/Properties/MessageRetentionPeriod").asInt()).isEqualTo(345_600);
              assertThat(queue.at("/Properties/RedrivePolicy/deadLetterTargetArn").isMissingNode())
                  .isFalse();
              assertThat(texts(source.path("FunctionResponseTypes"), ""))
                  .containsExactly("ReportBatchItemFailures");
              assertThat(source.at("/ScalingConfig/MaximumConcurrency").asInt())
                  .isGreaterThanOrEqualTo(2);
            });
  }

  @ParameterizedTest
  @EnumSource
  void runsEachFunctionBehindAnAliasOnJava25(Variant variant) {
    Synthesis stack = Synthesis.of(variant);

    assertThat(stack.properties("AWS::Lambda::Alias")).hasSize(2);
    assertThat(stack.properties("AWS::Lambda::Function"))
        .hasSize(2)
        .allSatisfy(
            function -> {
              assertThat(function.path("Runtime").asText()).isEqualTo("java25");
              assertThat(function.at("/Architectures/0").asText()).isEqualTo("arm64");
              assertThat(function.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
              assertThat(function.at("/SnapStart/ApplyOn").asText())
                  .isEqualTo(variant == Variant.WITHOUT_SNAP_START ? "" : "PublishedVersions");
              assertThat(variables(function)).isSubsetOf(names(Setting.values()));
              assertThat(variables(function)).contains("TABLE_NAME", "STATE_TABLE_NAME");
            });
    assertThat(stack.properties("AWS::Scheduler::Schedule"))
        .hasSize(2)
        .allSatisfy(
            schedule ->
                assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(1 day)"));
  }

  @ParameterizedTest
  @EnumSource
  void servesTheRoutesOfTheCodeAndNoOthers(Variant variant) {
    assertThat(texts(Synthesis.of(variant), "AWS::ApiGatewayV2::Route", "/RouteKey"))
        .containsExactlyInAnyOrderElementsOf(Route.keys());
  }

  @ParameterizedTest
  @EnumSource
  void throttlesTheApiAndWritesWhoAsked(Variant variant) {
    JsonNode stage = Synthesis.of(variant).properties("AWS::ApiGatewayV2::Stage").getFirst();

    assertThat(stage.path("StageName").asText()).isEqualTo("$default");
    assertThat(stage.at("/DefaultRouteSettings/ThrottlingRateLimit").asInt()).isPositive();
    assertThat(stage.at("/AccessLogSettings/DestinationArn").isMissingNode()).isFalse();
    assertThat(Synthesis.parse(stage.at("/AccessLogSettings/Format").asText()).isObject()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void tellsIngestWhichAccountItsCredentialsAreFor(Variant variant) {
    assertThat(Synthesis.of(variant).properties("AWS::Lambda::Function"))
        .extracting(function -> function.at("/Environment/Variables/OWN_ACCOUNT/Ref").asText())
        .contains("AWS::AccountId");
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheTopicOfEveryAlarmThatTheRunbookExplains(Variant variant) {
    List<JsonNode> alarms = Synthesis.of(variant).properties("AWS::CloudWatch::Alarm");
    int expected = AlarmKind.values().length - (variant == Variant.OTHER_ACCOUNTS ? 0 : 1);

    assertThat(alarms)
        .hasSize(expected)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.path("AlarmActions")).hasSize(1);
              assertThat(alarm.path("AlarmDescription").asText())
                  .matches(".*\\. See docs/runbook\\.md#[a-z]+");
            });
  }

  @ParameterizedTest
  @EnumSource
  void hasASectionOfTheRunbookForEachTrouble(AlarmKind trouble) {
    List<String> sections = List.of(Checkout.text("docs/runbook.md").split("\n## "));

    assertThat(sections)
        .filteredOn(section -> section.startsWith(trouble.id() + "\n"))
        .singleElement()
        .asString()
        .contains("**Means**", "**Look at**", "**Do**", "**Over when**");
  }

  @Test
  void lookedNothingUp() {
    assertThat(Checkout.ROOT.resolve("infra/cdk.context.json")).doesNotExist();
  }

  private static Set<String> variables(JsonNode function) {
    return function.at("/Environment/Variables").properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
  }

  private static Stream<String> texts(Synthesis stack, String type, String pointer) {
    return stack.properties(type).stream().map(properties -> properties.at(pointer).asText());
  }

  private static List<String> texts(JsonNode list, String pointer) {
    return stream(list).map(node -> node.at(pointer).asText()).toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
