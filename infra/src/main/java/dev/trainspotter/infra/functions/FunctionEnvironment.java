package dev.trainspotter.infra.functions;

import dev.trainspotter.edge.AccountCredentials;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Members;
import dev.trainspotter.infra.security.HubNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;

/// The environment variables of a function: a variable for each setting that its code reads.
final class FunctionEnvironment {
  private final Map<String, String> variables = new TreeMap<>();

  /// Empty, except for `sam local`: its option `--env-vars` sets only variables that the template
  /// declares, so endpoints, credentials and delay are declared here.
  static FunctionEnvironment of(Configuration configuration) {
    FunctionEnvironment environment = new FunctionEnvironment();
    if (configuration.isLocal()) {
      environment.with(Setting.ACCOUNT_CREDENTIALS, AccountCredentials.ACCOUNT_ID.id());
      environment.with(
          Setting.BACKLOG_DELAY_SECONDS,
          String.valueOf(Setting.BACKLOG_DELAY_SECONDS.defaultValue()));
      for (LocalEndpoint endpoint : LocalEndpoint.values()) {
        environment.variables.put(endpoint.variable(), endpoint.defaultValue());
      }
    }
    return environment;
  }

  FunctionEnvironment with(Setting setting, String value) {
    variables.put(setting.name(), value);
    return this;
  }

  /// Adds the accounts whose jobs are collected, as far as their ids are known, and the
  /// organizational units whose accounts are.
  FunctionEnvironment withAccounts(Configuration configuration) {
    Members members = configuration.members();
    List<String> accounts = new ArrayList<>(configuration.accounts());
    // Accounts other than the listed ones: the stack's own, unless it is known to be listed.
    if (accounts.isEmpty() || accounts.equals(members.accounts())) {
      accounts.addFirst(Aws.ACCOUNT_ID);
    }
    if (!members.units().isEmpty()) {
      with(Setting.ORGANIZATIONAL_UNITS, String.join(",", members.units()));
    }
    return with(Setting.ACCOUNTS, String.join(",", accounts));
  }

  /// Adds the Regions that are compared with the rows, if there are others than the stack's own.
  FunctionEnvironment withRegions(Configuration configuration) {
    Members members = configuration.members();
    return members.hasOtherRegions()
        ? with(Setting.REGIONS, String.join(",", members.regions()))
        : this;
  }

  /// Adds how to describe jobs of other accounts, if there are any.
  FunctionEnvironment withReader(Configuration configuration) {
    if (!configuration.members().hasOtherAccounts()) {
      return this;
    }
    HubNames names = HubNames.ofTemplate(configuration);
    return with(Setting.READER_ROLE, names.readerArn("{account}"))
        .with(Setting.READER_EXTERNAL_ID, names.externalId());
  }

  Map<String, String> variables() {
    return variables;
  }
}
