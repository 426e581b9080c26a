package dev.trainspotter.infra.security;

import dev.trainspotter.infra.configuration.Configuration;
import java.util.List;
import software.amazon.awscdk.Aws;

/// The names by which the stack (the hub) and its member accounts refer to each other. All of them
/// are known before either is deployed.
///
/// @param configuration the configuration of the hub
/// @param account the hub's account, or a reference to it
/// @param region the hub's Region, or a reference to it
public record HubNames(Configuration configuration, String account, String region) {
  /// The ids of the hub's roles that may assume reader roles.
  static final List<String> READERS = List.of("Ingest", "Reconcile");

  /// The names as the hub's own template has them.
  public static HubNames ofTemplate(Configuration configuration) {
    return new HubNames(configuration, Aws.ACCOUNT_ID, Aws.REGION);
  }

  /// The external id without which no reader role can be assumed: account, Region and stage of the
  /// hub. It is no secret. It binds a reader role to one stack, so that another stack with roles of
  /// the same names could not use it, and a stack that is created anew has the same one.
  public String externalId() {
    return "%s:%s:%s".formatted(account, region, configuration.stage());
  }

  /// The name of the event bus that receives the events of members.
  public String busName() {
    return configuration.stackName();
  }

  /// The ARN of that event bus.
  public String busArn() {
    return "arn:%s:events:%s:%s:event-bus/%s".formatted(Aws.PARTITION, region, account, busName());
  }

  /// The ARNs of the hub's roles that may assume reader roles.
  public List<String> trustedRoles() {
    return READERS.stream()
        .map(id -> roleArn(account, configuration.roleName(id, region)))
        .toList();
  }

  /// The name of the reader role of every member account.
  public String readerName() {
    return configuration.roleName("Reader", region);
  }

  /// The ARN of the reader role of an account.
  ///
  /// @param member the account's id, or what stands for it
  public String readerArn(String member) {
    return roleArn(member, readerName());
  }

  private String roleArn(String ofAccount, String name) {
    return "arn:%s:iam::%s:role%s%s"
        .formatted(Aws.PARTITION, ofAccount, configuration.rolePath(), name);
  }
}
