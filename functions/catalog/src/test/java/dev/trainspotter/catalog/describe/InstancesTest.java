package dev.trainspotter.catalog.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class InstancesTest {
  private static Instances billed(String resourceConfig) {
    return Instances.billed(AttributeValue.fromM(Json.read(resourceConfig)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'InstanceType': 'a', 'InstanceCount': 2}                                  | a   | 2",
        "{'SelectedInstanceType': 's', 'SelectedInstanceCount': 1, 'InstanceType': 'a'} | s | 1",
        "{'SelectedInstanceType': '', 'InstanceType': 'a', 'InstanceCount': 3}      | a   | 3",
        "{'InstanceType': 'a', 'InstanceCount': 3, 'InstanceGroups': [{'InstanceType': 'b'}]}|a|3",
        "{'InstanceGroups': [{'InstanceType': 'a', 'InstanceCount': 2}]}            | a   | 2",
      })
  void takesTheSelectedTypeBeforeTheRequestedBeforeTheGroups(
      String config, String type, long count) {
    Instances billed = billed(config.replace('\'', '"'));

    assertThat(billed).isEqualTo(new Instances(type, count));
  }

  @Test
  void joinsTheTypesOfGroupsInAlphabeticalOrderAndAddsTheirCounts() {
    Instances billed =
        billed(
            """
            {"InstanceGroups": [
              {"InstanceType": "ml.p4d.24xlarge", "InstanceCount": 2},
              {"InstanceType": "ml.c5.xlarge", "InstanceCount": 1},
              {"InstanceType": "ml.p4d.24xlarge", "InstanceCount": 4}]}
            """);

    assertThat(billed).isEqualTo(new Instances("ml.c5.xlarge,ml.p4d.24xlarge", 7L));
  }

  @Test
  void skipsGroupsWithoutATypeAndCountsThatAreNoNumbers() {
    Instances billed =
        billed(
            """
            {"InstanceGroups": [
              {"InstanceCount": 2}, "text", {"InstanceType": "", "InstanceCount": 2},
              {"InstanceType": "ml.c5.xlarge", "InstanceCount": "many"}]}
            """);

    assertThat(billed).isEqualTo(new Instances("ml.c5.xlarge", 0L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"2\"", "1e2", "1234567890123456789", "null", "[2]"})
  void hasNoCountWhereTheCountIsNotAWholeNumber(String count) {
    Instances billed = billed("{\"InstanceType\": \"a\", \"InstanceCount\": " + count + "}");

    assertThat(billed).isEqualTo(new Instances("a", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"InstanceCount\": 2}",
        "{\"InstanceType\": 7}",
        "{\"InstanceGroups\": []}",
        "{\"InstanceGroups\": {\"InstanceType\": \"a\"}}",
        "{\"VolumeSizeInGB\": 30}",
      })
  void hasNoInstancesWhereNoneAreNamed(String config) {
    assertThat(billed(config)).isEqualTo(new Instances(null, null));
  }

  @Test
  void hasNoInstancesWithoutAResourceConfig() {
    assertThat(Instances.billed(null)).isEqualTo(new Instances(null, null));
    assertThat(Instances.billed(AttributeValue.fromS("ml.c5.xlarge")).type()).isNull();
  }
}
