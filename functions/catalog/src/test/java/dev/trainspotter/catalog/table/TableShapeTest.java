package dev.trainspotter.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class TableShapeTest {
  private static List<String> names(List<KeySchemaElement> schema) {
    return schema.stream().map(KeySchemaElement::attributeName).toList();
  }

  private static GlobalSecondaryIndex created(Index index) {
    return TableShape.CATALOG.createTableRequest("jobs").globalSecondaryIndexes().stream()
        .filter(created -> created.indexName().equals(index.id()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void definesExactlyTheAttributesOfItsKeys(TableShape shape) {
    CreateTableRequest request = shape.createTableRequest("jobs");

    List<String> inKeys =
        Stream.concat(
                names(request.keySchema()).stream(),
                request.globalSecondaryIndexes().stream()
                    .flatMap(index -> names(index.keySchema()).stream()))
            .distinct()
            .toList();
    assertThat(request.attributeDefinitions())
        .extracting(AttributeDefinition::attributeName)
        .containsExactlyInAnyOrderElementsOf(inKeys);
  }

  @Test
  void keysTheCatalogByJobAndGenerationAndTheStateByTopicAndEntry() {
    assertThat(names(TableShape.CATALOG.createTableRequest("jobs").keySchema()))
        .containsExactly("arn", "creation_time");
    assertThat(names(TableShape.STATE.createTableRequest("notes").keySchema()))
        .containsExactly("topic", "entry");
    assertThat(TableShape.STATE.createTableRequest("notes").hasGlobalSecondaryIndexes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void sortsEveryIndexByCreationTimeAndArn(Index index) {
    List<String> keys = names(created(index).keySchema());

    assertThat(keys).endsWith("creation_time", "arn");
    assertThat(keys.subList(0, keys.size() - 2))
        .isEqualTo(index.partitionKeys().stream().map(KeyAttribute::id).toList());
  }

  @ParameterizedTest
  @EnumSource
  void projectsTheSameAttributesIntoEveryIndexOnce(Index index) {
    GlobalSecondaryIndex created = created(index);

    List<String> nonKeys = created.projection().nonKeyAttributes();
    assertThat(created.projection().projectionType()).isEqualTo(ProjectionType.INCLUDE);
    assertThat(nonKeys)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(names(created.keySchema()));
    assertThat(Stream.concat(nonKeys.stream(), names(created.keySchema()).stream()))
        .containsAll(Index.PROJECTED);
  }

  @ParameterizedTest
  @EnumSource
  void givesKeysThatAreColumnsTheTypeOfTheColumn(KeyAttribute attribute) {
    Column column = Column.find(attribute.id());

    boolean isText = attribute.type() == ScalarAttributeType.S;
    assertThat(isText).isEqualTo(attribute != KeyAttribute.SHARD);
    if (column != null) {
      assertThat(column.type()).isIn(ColumnType.STRING, ColumnType.TIMESTAMP);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesAttributesOfTheWriterApartFromColumnsAndKeys(RowAttribute attribute) {
    assertThat(Column.find(attribute.id())).isNull();
    assertThat(KeyAttribute.values()).extracting(KeyAttribute::id).doesNotContain(attribute.id());
    assertThat(attribute.id()).matches("[a-z_]+");
  }

  @Test
  void projectsTheDigestAndNoOtherAttributeOfTheWriter() {
    assertThat(Arrays.stream(RowAttribute.values()).map(RowAttribute::id))
        .filteredOn(Index.PROJECTED::contains)
        .containsExactly("digest");
  }

  @Test
  void spreadsJobsOverAllShards() {
    List<Integer> shards =
        IntStream.range(0, 800)
            .map(i -> TableShape.shard(Fleet.arn("job-" + i).key()))
            .boxed()
            .toList();

    for (int shard = 0; shard < TableShape.SHARDS; shard++) {
      assertThat(Collections.frequency(shards, shard)).isBetween(60, 140);
    }
  }

  @Test
  void neverMovesAJobToAnotherShard() {
    assertThat(TableShape.shard("arn:aws:sagemaker:us-east-1:111122223333:training-job/bert"))
        .isEqualTo(6);
  }
}
