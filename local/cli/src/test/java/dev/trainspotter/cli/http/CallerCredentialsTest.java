package dev.trainspotter.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.profiles.ProfileFile;

class CallerCredentialsTest {
  private static final String PROFILES =
      """
      [profile mfa]
      role_arn = arn:aws:iam::111122223333:role/reader
      source_profile = keys
      mfa_serial = arn:aws:iam::111122223333:mfa/me
      [profile sso]
      sso_session = corp
      [profile old-sso]
      sso_start_url = https://corp.awsapps.com/start
      [profile process]
      credential_process = /opt/bin/credentials
      [profile no-source]
      role_arn = arn:aws:iam::111122223333:role/reader
      source_profile = nowhere
      [profile refused]
      role_arn = arn:aws:iam::111122223333:role/reader
      source_profile = keys
      [profile through-sso]
      role_arn = arn:aws:iam::111122223333:role/reader
      source_profile = sso
      [profile empty]
      region = eu-west-1
      [profile keys]
      aws_access_key_id = AKIAEXAMPLE
      aws_secret_access_key = example
      """;

  private static ProfileFile profiles() {
    return ProfileFile.builder()
        .content(new ByteArrayInputStream(PROFILES.getBytes(StandardCharsets.UTF_8)))
        .type(ProfileFile.Type.CONFIGURATION)
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default | no AWS credentials to sign with: set AWS_PROFILE",
        "unknown | there is no AWS profile unknown",
        "mfa | the AWS profile mfa needs an MFA code",
        "sso | the SSO session of the AWS profile sso has expired: run aws sso login --profile sso",
        "old-sso | the SSO session of the AWS profile old-sso has expired",
        "process | the credential_process of the AWS profile process failed",
        "no-source | the AWS profile no-source names the source_profile nowhere, which does not",
        "refused | the role of the AWS profile refused cannot be assumed",
        "through-sso | the SSO session of the AWS profile sso has expired",
        "empty | the AWS profile empty has no credentials"
      })
  void saysInOneLineWhyAProfileGivesNoCredentials(String name, String reason) {
    assertThat(CallerCredentials.reason(profiles(), name)).startsWith(reason).doesNotContain("\n");
  }
}
