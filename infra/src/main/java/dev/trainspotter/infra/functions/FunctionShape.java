package dev.trainspotter.infra.functions;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.RetainedLog;
import dev.trainspotter.infra.security.StackRole;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.security.Suppression;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionProps;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.constructs.Construct;

/// The properties that all functions share: runtime, log, role, and an alias for callers.
///
/// @param name the function's construct id without `Function`
/// @param statements the permissions that the function's code needs; those for log, traces and the
///     customer's key are added
record FunctionShape(
    String name,
    Path zip,
    String handler,
    Duration timeout,
    Map<String, String> environment,
    List<PolicyStatement> statements) {
  private static final int MEMORY_MEBIBYTES = 1024;

  FunctionProps.Builder props(Construct scope, Configuration configuration, Encryption encryption) {
    RetainedLog log = new RetainedLog(scope, name + "Log", configuration, encryption);
    List<PolicyStatement> all = new ArrayList<>(statements);
    all.addAll(encryption.statements());
    all.add(
        Statements.allow(
            "WriteLog",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            log.getLogGroupArn()));
    // X-Ray has no resource-level permissions.
    all.add(
        Statements.allow(
            "Trace", List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), "*"));
    StackRole role =
        new StackRole(
            scope, name, configuration, new ServicePrincipal("lambda.amazonaws.com"), all);
    Suppression.FUNCTION_ROLE_WILDCARDS.applyTo(role);
    if (!configuration.members().units().isEmpty()) {
      Suppression.READERS_OF_AN_ORGANIZATION.applyTo(role);
    }
    return FunctionProps.builder()
        .runtime(Runtime.JAVA_25)
        .architecture(Architecture.custom(configuration.architecture()))
        .memorySize(MEMORY_MEBIBYTES)
        .code(Code.fromAsset(zip.toString()))
        .handler(handler)
        .timeout(software.amazon.awscdk.Duration.seconds(timeout.toSeconds()))
        .environment(environment)
        .role(role.withoutPolicyUpdates())
        .logGroup(log)
        .loggingFormat(LoggingFormat.JSON)
        .tracing(Tracing.ACTIVE)
        .snapStart(snapStart(configuration));
  }

  /// Adds the alias that callers invoke, so that a deployment moves all callers to the new version.
  static Alias alias(Function function) {
    // The CDK always warns that SnapStart needs a published version; the alias publishes one.
    Annotations.of(function)
        .acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias has one.");
    return function.addAlias("live");
  }

  private static @Nullable SnapStartConf snapStart(Configuration configuration) {
    return configuration.isSnapStart() ? SnapStartConf.ON_PUBLISHED_VERSIONS : null;
  }
}
