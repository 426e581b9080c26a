package dev.trainspotter.infra.members;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Place;
import dev.trainspotter.infra.security.HubNames;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/// The stack of a member, one in each of its Regions: it forwards events to the hub and, in the
/// hub's Region, has the role with which the hub reads the account's training jobs.
///
/// It has no assets, so it can be deployed to an account that the CDK never bootstrapped. In the
/// hub's own account it has no reader role, and where the hub itself is, it forwards nothing: the
/// hub has rules of its own there.
public final class MemberStack extends Stack {
  /// The stack's construct id.
  public static final String ID = "Trainspotter-Member";

  /// The parameter for the hub's account, in a template that was written without knowing it.
  static final String HUB_ACCOUNT = "HubAccount";

  /// The parameter for the hub's Region, in a template that was written without knowing it.
  static final String HUB_REGION = "HubRegion";

  /// @param configuration the configuration of the hub
  public MemberStack(Construct scope, Configuration configuration) {
    super(
        scope,
        ID,
        StackProps.builder()
            .stackName(configuration.stackName() + "-member")
            .description("Forwards events of SageMaker training jobs to Trainspotter.")
            .tags(configuration.tags())
            .synthesizer(new BootstraplessSynthesizer())
            .analyticsReporting(false)
            .build());
    configuration.tags().forEach((key, value) -> Tags.of(this).add(key, value));
    HubNames hub = hub(configuration);
    CfnCondition isHubAccount =
        CfnCondition.Builder.create(this, "IsHubAccount")
            .expression(Fn.conditionEquals(Aws.ACCOUNT_ID, hub.account()))
            .build();
    CfnCondition isHubRegion =
        CfnCondition.Builder.create(this, "IsHubRegion")
            .expression(Fn.conditionEquals(Aws.REGION, hub.region()))
            .build();
    CfnCondition isHub =
        CfnCondition.Builder.create(this, "IsHub")
            .expression(Fn.conditionAnd(isHubAccount, isHubRegion))
            .build();
    CfnCondition hasReader =
        CfnCondition.Builder.create(this, "HasReader")
            .expression(Fn.conditionAnd(isHubRegion, Fn.conditionNot(isHubAccount)))
            .build();
    Forwarder.addTo(this, hub, isHub);
    new ReaderRole(this, hub, hasReader);
  }

  private HubNames hub(Configuration configuration) {
    Place place = configuration.place();
    return place.isKnown()
        ? new HubNames(configuration, place.account(), place.region())
        : new HubNames(
            configuration,
            parameter(HUB_ACCOUNT, "Account of the stack that collects the jobs.", "[0-9]{12}"),
            parameter(HUB_REGION, "Region of the stack that collects the jobs.", "[a-z0-9-]+"));
  }

  private String parameter(String id, String description, String form) {
    return CfnParameter.Builder.create(this, id)
        .type("String")
        .description(description)
        .allowedPattern(form)
        .build()
        .getValueAsString();
  }
}
