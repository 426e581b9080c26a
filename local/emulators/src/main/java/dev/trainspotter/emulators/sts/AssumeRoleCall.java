package dev.trainspotter.emulators.sts;

import dev.trainspotter.emulators.AccessKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One request for a session, whether it succeeded or not.
///
/// @param caller the account whose credentials signed the request
/// @param region the Region of the signature
/// @param roleArn the ARN of the role
/// @param sessionName the name of the session
/// @param externalId the external id; empty when there is none
public record AssumeRoleCall(
    String caller, String region, String roleArn, String sessionName, String externalId) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]+)/[0-9]{8}/([^/,\\s]+)/sts/aws4_request");

  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):role/([\\w+=,.@/-]+)");

  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

  /// Reads a request.
  ///
  /// @param authorization the header with the signature
  /// @param body the parameters as an HTML form sends them
  /// @throws RefusedException when STS would refuse its form
  static AssumeRoleCall read(String authorization, String body) {
    Map<String, String> parameters = parameters(body);
    if (!"AssumeRole".equals(parameters.get("Action"))
        || !"2011-06-15".equals(parameters.get("Version"))) {
      throw new RefusedException(400, "InvalidAction", "Could not find operation");
    }
    Matcher credential = CREDENTIAL.matcher(authorization);
    if (!credential.find()) {
      throw new RefusedException(
          403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
    AssumeRoleCall call =
        new AssumeRoleCall(
            AccessKey.account(credential.group(1)),
            credential.group(2),
            parameters.getOrDefault("RoleArn", ""),
            parameters.getOrDefault("RoleSessionName", ""),
            parameters.getOrDefault("ExternalId", ""));
    if (!ROLE.matcher(call.roleArn).matches()) {
      throw new RefusedException(400, "ValidationError", call.roleArn + " is invalid");
    }
    if (!SESSION_NAME.matcher(call.sessionName).matches()) {
      throw new RefusedException(
          400, "ValidationError", "1 validation error detected: Value at 'roleSessionName'");
    }
    return call;
  }

  /// The account of the role.
  public String account() {
    return role().group(1);
  }

  /// The role's name without its path.
  String roleName() {
    String path = role().group(2);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Matcher role() {
    Matcher role = ROLE.matcher(roleArn);
    if (!role.matches()) {
      throw new IllegalStateException(roleArn + " is no role");
    }
    return role;
  }

  private static Map<String, String> parameters(String body) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
