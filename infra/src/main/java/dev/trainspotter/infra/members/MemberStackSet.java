package dev.trainspotter.infra.members;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnStackSet;
import software.amazon.awscdk.CfnStackSet.AutoDeploymentProperty;
import software.amazon.awscdk.CfnStackSet.DeploymentTargetsProperty;
import software.amazon.awscdk.CfnStackSet.OperationPreferencesProperty;
import software.amazon.awscdk.CfnStackSet.ParameterProperty;
import software.amazon.awscdk.CfnStackSet.StackInstancesProperty;
import software.amazon.awscdk.CfnStackSetProps;
import software.constructs.Construct;

/// Brings the member stack into every account of the organizational units, also into accounts that
/// join them later, and takes it away from accounts that leave them.
///
/// CloudFormation works on all accounts at once, and one that fails does not stop the others. The
/// stack must be in an account that is a delegated administrator for StackSets.
public final class MemberStackSet extends CfnStackSet {
  private MemberStackSet(Construct scope, Configuration configuration, MemberBus bus) {
    super(scope, "MemberStackSet", props(scope, configuration));
    // Before the bus admits an account, its events would be refused.
    bus.policies().forEach(this::addResourceDependency);
  }

  /// Adds the stack set, if the members are organizational units.
  public static void of(Construct stack, Configuration configuration, MemberBus bus) {
    if (!configuration.members().units().isEmpty()) {
      new MemberStackSet(stack, configuration, bus);
    }
  }

  private static CfnStackSetProps props(Construct scope, Configuration configuration) {
    Members members = configuration.members();
    return CfnStackSetProps.builder()
        .stackSetName(configuration.stackName() + "-member")
        .description("Forwards events of SageMaker training jobs to Trainspotter.")
        .permissionModel("SERVICE_MANAGED")
        .callAs("DELEGATED_ADMIN")
        .autoDeployment(
            AutoDeploymentProperty.builder()
                .enabled(true)
                .retainStacksOnAccountRemoval(false)
                .build())
        .managedExecution(Map.of("Active", true))
        .operationPreferences(
            OperationPreferencesProperty.builder()
                .failureTolerancePercentage(100)
                .maxConcurrentPercentage(100)
                .regionConcurrencyType("PARALLEL")
                .build())
        .capabilities(List.of("CAPABILITY_NAMED_IAM"))
        .parameters(parameters(members))
        .stackInstancesGroup(
            List.of(
                StackInstancesProperty.builder()
                    .deploymentTargets(
                        DeploymentTargetsProperty.builder()
                            .organizationalUnitIds(members.units())
                            .build())
                    .regions(members.regions().isEmpty() ? List.of(Aws.REGION) : members.regions())
                    .build()))
        .templateBody(MemberTemplate.of(scope, configuration).body())
        .build();
  }

  /// What the template does not know, because it was written without AWS credentials.
  private static List<ParameterProperty> parameters(Members members) {
    List<ParameterProperty> parameters = new ArrayList<>();
    if (!members.hub().isKnown()) {
      parameters.add(parameter(MemberStack.HUB_ACCOUNT, Aws.ACCOUNT_ID));
      parameters.add(parameter(MemberStack.HUB_REGION, Aws.REGION));
    }
    return parameters;
  }

  private static ParameterProperty parameter(String key, String value) {
    return ParameterProperty.builder().parameterKey(key).parameterValue(value).build();
  }
}
