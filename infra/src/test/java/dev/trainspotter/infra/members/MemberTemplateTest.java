package dev.trainspotter.infra.members;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What members add to the stack, and the template of a member.
class MemberTemplateTest {
  /// What a member has of the hub's configuration, in the longest form.
  private static final Configuration LARGE =
      Configuration.from(
          Map.of(
              "trainspotter:stage",
              "s".repeat(12),
              "trainspotter:rolePath",
              "/" + "p".repeat(510) + "/",
              "trainspotter:rolePrefix",
              "p".repeat(14),
              "trainspotter:permissionsBoundary",
              Variant.BOUNDARY,
              "trainspotter:regions",
              "us-east-1,eu-west-1"));

  @Test
  void addsNothingForTheOwnAccountAndRegion() {
    Configuration own =
        Configuration.from(
                Map.of(
                    "trainspotter:accounts", "111122223333",
                    "trainspotter:regions", "us-east-1"))
            .at(new Place("111122223333", "us-east-1"));
    Configuration before = Configuration.from(Map.of("trainspotter:accounts", "111122223333"));

    JsonNode template = Synthesis.of(own, Synthesis.standIns()).template();

    assertThat(template).isEqualTo(Synthesis.of(before, Synthesis.standIns()).template());
    assertThat(template.toString()).doesNotContain("Member", "READER_");
    assertThat(Synthesis.of(Variant.IAM).template().toString())
        .doesNotContain("Member", "READER_", "RoleName\":");
  }

  @Test
  void replacesNothingButTheRolesThatMembersTrust() {
    JsonNode without = Synthesis.of(Variant.IAM).template().path("Resources");
    JsonNode with = Synthesis.of(Variant.ORGANIZATION).template().path("Resources");
    Set<String> added = new TreeSet<>(names(with));
    added.removeAll(names(without));

    assertThat(names(with)).containsAll(unversioned(names(without)));
    assertThat(added)
        .filteredOn(id -> !id.contains("CurrentVersion"))
        .allMatch(id -> id.contains("Member"));
    for (String id : unversioned(names(without))) {
      if (!id.matches("(Ingest|Reconcile)Role.*")) {
        assertThat(with.path(id).at("/Properties/RoleName"))
            .isEqualTo(without.path(id).at("/Properties/RoleName"));
      }
    }
  }

  @Test
  void forwardsOtherRegionsOfTheOwnAccountWithoutAdmittingAnybody() {
    Synthesis stack =
        Synthesis.of(Map.of("trainspotter:regions", "us-east-1,eu-west-1"), Synthesis.standIns());

    assertThat(stack.resources("AWS::Events::EventBus")).hasSize(1);
    assertThat(stack.resources("AWS::Events::Rule")).hasSize(4);
    assertThat(stack.resources("AWS::Events::EventBusPolicy")).isEmpty();
    assertThat(stack.template().toString()).doesNotContain("READER_ROLE", "reader");
  }

  @Test
  void bringsTheTemplateIntoTheUnitsByAStackSet() {
    JsonNode set =
        Synthesis.of(Variant.ORGANIZATION).properties("AWS::CloudFormation::StackSet").getFirst();

    assertThat(Synthesis.parse(set.path("TemplateBody").asText()))
        .isEqualTo(Synthesis.member(Variant.ORGANIZATION));
    assertThat(set.path("PermissionModel").asText()).isEqualTo("SERVICE_MANAGED");
    assertThat(set.at("/AutoDeployment/Enabled").asBoolean()).isTrue();
    assertThat(Synthesis.texts(set.path("Capabilities"), ""))
        .containsExactly("CAPABILITY_NAMED_IAM");
    assertThat(
            Synthesis.texts(
                set.at("/StackInstancesGroup/0/DeploymentTargets/OrganizationalUnitIds"), ""))
        .containsExactly("ou-ab12-c3d4e5f6", "ou-ab12-77778888");
    assertThat(Synthesis.texts(set.at("/StackInstancesGroup/0/Regions"), ""))
        .containsExactly("us-east-1", "eu-west-1");
    assertThat(set.path("Parameters"))
        .isEqualTo(
            Synthesis.parse(
                """
                [{"ParameterKey": "HubAccount", "ParameterValue": {"Ref": "AWS::AccountId"}},
                 {"ParameterKey": "HubRegion", "ParameterValue": {"Ref": "AWS::Region"}}]
                """));
  }

  @Test
  void hasParametersOnlyForWhatIsUnknown() {
    assertThat(names(Synthesis.member(Variant.ORGANIZATION).path("Parameters")))
        .containsExactly(MemberStack.HUB_ACCOUNT, MemberStack.HUB_REGION);
    assertThat(Synthesis.member(Variant.WATCHED).has("Parameters")).isFalse();
  }

  /// CloudFormation accepts 51,200 bytes without a bucket.
  @Test
  void fitsIntoAStackSet() {
    for (String body :
        List.of(
            Synthesis.member(Variant.OTHER_ACCOUNTS).toString(),
            MemberTemplate.of(Synthesis.app(), LARGE).body())) {
      assertThat(body.getBytes(UTF_8).length).isBetween(1_000, 51_200);
    }
  }

  @Test
  void keepsTheNamesOfRolesShortEnough() {
    JsonNode role =
        Synthesis.elements(
                Synthesis.parse(
                        MemberTemplate.of(
                                Synthesis.app(), LARGE.at(new Place("111122223333", "us-east-1")))
                            .body())
                    .path("Resources"))
            .filter(resource -> resource.has("Condition"))
            .findFirst()
            .orElseThrow();

    assertThat(role.at("/Properties/RoleName").asText().replace("us-east-1", "ap-northeast-1"))
        .hasSizeBetween(1, 64);
  }

  @Test
  void boundsTheRolesOfAMemberByThePolicyOfItsOwnAccount() {
    List<JsonNode> roles =
        Synthesis.elements(Synthesis.member(Variant.OTHER_ACCOUNTS).path("Resources"))
            .filter(resource -> resource.path("Type").asText().equals("AWS::IAM::Role"))
            .map(resource -> resource.path("Properties"))
            .toList();

    assertThat(roles)
        .hasSize(2)
        .allSatisfy(
            role -> {
              assertThat(role.path("PermissionsBoundary").toString())
                  .contains("{\"Ref\":\"AWS::AccountId\"},\":policy/platform/boundary\"")
                  .doesNotContain("111122223333");
              assertThat(role.path("Path").asText()).isEqualTo("/platform/");
              assertThat(role.path("RoleName").toString()).contains("\"ml-trainspotter-prod-");
            });
  }

  @Test
  void tagsWhatAMemberHas() {
    assertThat(Synthesis.member(Variant.OTHER_ACCOUNTS).path("Resources"))
        .filteredOn(resource -> !resource.path("Type").asText().endsWith("QueuePolicy"))
        .allSatisfy(
            resource ->
                assertThat(resource.toString())
                    .contains("{\"Key\":\"team\",\"Value\":\"platform\"}"));
  }

  @Test
  void removesTheFileWhenThereAreNoMembers(@TempDir Path folder) throws IOException {
    MemberTemplate.of(Synthesis.app(), Variant.ORGANIZATION.configuration()).write(folder);
    Path file = folder.resolve(MemberTemplate.FILE);
    assertThat(Synthesis.parse(Files.readString(file)))
        .isEqualTo(Synthesis.member(Variant.ORGANIZATION));

    MemberTemplate.of(Synthesis.app(), Configuration.defaults()).write(folder);

    assertThat(file).doesNotExist();
  }

  /// Without versions of functions, whose ids contain a digest of the environment.
  private static List<String> unversioned(List<String> ids) {
    return ids.stream().filter(id -> !id.contains("CurrentVersion")).toList();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
