package dev.trainspotter.infra.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The tables survive the stack and have the indexes of the code.
class ShapedTableTest {
  @ParameterizedTest
  @EnumSource
  void keepsTheTablesWhenItIsDeleted(Variant variant) {
    Map<String, JsonNode> tables = Synthesis.of(variant).resources("AWS::DynamoDB::GlobalTable");

    assertThat(tables).hasSize(TableShape.values().length);
    assertThat(tables.values())
        .allSatisfy(
            table -> {
              JsonNode replica = table.at("/Properties/Replicas/0");
              assertThat(table.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
              assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
              assertThat(table.at("/Properties/BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
              assertThat(replica.path("DeletionProtectionEnabled").asBoolean())
                  .isEqualTo(variant == Variant.WATCHED);
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

    assertThat(Synthesis.texts(catalog.path("GlobalSecondaryIndexes"), "/IndexName"))
        .containsExactlyElementsOf(Arrays.stream(Index.values()).map(Index::id).toList());
  }
}
