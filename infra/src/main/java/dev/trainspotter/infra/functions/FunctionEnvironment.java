package dev.trainspotter.infra.functions;

import dev.trainspotter.edge.AccountCredentials;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.configuration.Configuration;
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

  /// Adds the accounts whose jobs are collected.
  FunctionEnvironment withAccounts(Configuration configuration) {
    List<String> accounts = configuration.accounts();
    return with(Setting.ACCOUNTS, accounts.isEmpty() ? Aws.ACCOUNT_ID : String.join(",", accounts));
  }

  Map<String, String> variables() {
    return variables;
  }
}
