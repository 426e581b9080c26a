package dev.trainspotter.cli.http;

import dev.trainspotter.cli.terminal.RefusedException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/// The credentials that AWS's own tools would use. Where there are none, the error says why in one
/// line; the SDK's own message lists every place where it looked.
public final class CallerCredentials implements AwsCredentialsProvider {
  private static final String SOURCE = "source_profile";

  private final AwsCredentialsProvider sdk;
  private final @Nullable String profile;

  /// The credentials of the environment.
  public CallerCredentials() {
    this(null);
  }

  /// The credentials of this AWS profile, whatever the environment says; null for those of the
  /// environment.
  public CallerCredentials(@Nullable String profile) {
    this.profile = profile;
    this.sdk =
        profile == null
            ? DefaultCredentialsProvider.builder().build()
            : ProfileCredentialsProvider.builder().profileName(profile).build();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return orElse(
        sdk::resolveCredentials,
        () ->
            reason(
                orElse(
                    ProfileFile::defaultProfileFile,
                    () -> "~/.aws/config or ~/.aws/credentials cannot be read as profiles"),
                profile == null
                    ? ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow()
                    : profile));
  }

  /// What the SDK returns; where it throws one of its kinds of exception, this reason instead.
  private static <T> T orElse(Supplier<T> sdk, Supplier<String> reason) {
    try {
      return sdk.get();
    } catch (SdkException | IllegalStateException | IllegalArgumentException _) {
      throw RefusedException.failed(reason.get());
    }
  }

  /// Why this profile gives no credentials, as far as the profile itself shows it.
  static String reason(ProfileFile profiles, String name) {
    Optional<Profile> found = profiles.profile(name);
    if (found.isEmpty()) {
      return name.equals("default")
          ? "no AWS credentials to sign with: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or log in with the AWS CLI"
          : "there is no AWS profile %s: check the name and ~/.aws/config".formatted(name);
    }
    Profile profile = found.get();
    if (profile.property("mfa_serial").isPresent()) {
      return ("the AWS profile %s needs an MFA code, which this program cannot ask for: get a"
              + " session with aws sts get-session-token and set its AWS_* variables")
          .formatted(name);
    }
    if (profile.property("sso_session").isPresent()
        || profile.property("sso_start_url").isPresent()) {
      return "the SSO session of the AWS profile %s has expired: run aws sso login --profile %s"
          .formatted(name, name);
    }
    if (profile.property("credential_process").isPresent()) {
      return "the credential_process of the AWS profile %s failed: run its command to see why"
          .formatted(name);
    }
    return source(profiles, profile);
  }

  private static String source(ProfileFile profiles, Profile profile) {
    String name = profile.name();
    Optional<String> sourceName = profile.property(SOURCE);
    if (sourceName.isEmpty()) {
      return profile.property("role_arn").isPresent()
          ? "the role of the AWS profile %s cannot be assumed with its credentials".formatted(name)
          : "the AWS profile %s has no credentials: log in with the AWS CLI".formatted(name);
    }
    Optional<Profile> source = profiles.profile(sourceName.get());
    if (source.isEmpty()) {
      return "the AWS profile %s names the source_profile %s, which does not exist"
          .formatted(name, sourceName.get());
    }
    boolean hasSource = source.get().property(SOURCE).isPresent();
    boolean hasKeys = source.get().property("aws_access_key_id").isPresent();
    return hasSource || hasKeys
        ? "the role of the AWS profile %s cannot be assumed with its source_profile %s"
            .formatted(name, sourceName.get())
        : reason(profiles, sourceName.get());
  }
}
