package dev.trainspotter.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.ConfigurationKey;
import dev.trainspotter.infra.configuration.WrongConfigurationException;
import dev.trainspotter.infra.security.KeyPolicy;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `sh app.sh key-policy <kmsKeyArn> [<stage>]`: prints the statements that the key's policy needs,
/// before the first deployment, which fails without them.
final class KeyPolicyCommand {
  /// The command's name.
  static final String NAME = "key-policy";

  private static final Pattern KEY =
      Pattern.compile("arn:(aws[a-z-]*):kms:([a-z0-9-]+):([0-9]{12}):key/[a-zA-Z0-9-]+");

  private KeyPolicyCommand() {}

  /// The statements as indented JSON. Partition, Region and account are those of the key.
  ///
  /// @param arguments the command line, which begins with the command's name
  /// @throws WrongConfigurationException when the ARN is missing or no ARN of a key, or the
  ///     stage is not allowed
  static String run(String... arguments) {
    Matcher key = KEY.matcher(arguments.length > 1 ? arguments[1] : "");
    if (!key.matches()) {
      throw new WrongConfigurationException(
          "usage: sh app.sh key-policy arn:aws:kms:<region>:<account>:key/<id> [<stage>]");
    }
    Map<String, String> context =
        arguments.length > 2
            ? Map.of("trainspotter:" + ConfigurationKey.STAGE.id(), arguments[2])
            : Map.of();
    String stackName = Configuration.from(context).stackName();
    KeyPolicy policy = KeyPolicy.of(stackName, key.group(1), key.group(2), key.group(3));
    try {
      return new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(policy.statements());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
