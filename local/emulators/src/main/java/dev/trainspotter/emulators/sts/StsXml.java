package dev.trainspotter.emulators.sts;

import dev.trainspotter.emulators.AccessKey;
import java.time.Instant;
import java.util.UUID;

/// The responses of STS as XML.
final class StsXml {
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private StsXml() {}

  /// A session with the role.
  ///
  /// @param number another one for each session of the account
  static String session(AssumeRoleCall call, int number, Instant end) {
    return """
    <AssumeRoleResponse xmlns="%s">
      <AssumeRoleResult>
        <AssumedRoleUser>
          <AssumedRoleId>AROA%s:%s</AssumedRoleId>
          <Arn>arn:aws:sts::%s:assumed-role/%s/%s</Arn>
        </AssumedRoleUser>
        <Credentials>
          <AccessKeyId>%s</AccessKeyId>
          <SecretAccessKey>%s</SecretAccessKey>
          <SessionToken>%s</SessionToken>
          <Expiration>%s</Expiration>
        </Credentials>
      </AssumeRoleResult>
      <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
    </AssumeRoleResponse>
    """
        .formatted(
            NAMESPACE,
            call.account(),
            escaped(call.sessionName()),
            call.account(),
            escaped(call.roleName()),
            escaped(call.sessionName()),
            AccessKey.ofSession(call.account(), number),
            UUID.randomUUID(),
            UUID.randomUUID(),
            end,
            UUID.randomUUID());
  }

  /// An error.
  static String error(RefusedException e) {
    return """
    <ErrorResponse xmlns="%s">
      <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
      <RequestId>%s</RequestId>
    </ErrorResponse>
    """
        .formatted(NAMESPACE, e.code(), escaped(String.valueOf(e.getMessage())), UUID.randomUUID());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
