package dev.trainspotter.cli.local.account;

import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.ingest.sagemaker.AccountProbe.Result.Refused;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why the first requests to SageMaker failed, in one line that says what to do.
final class Refusals {
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
  private static final Set<String> UNKNOWN_KEY =
      Set.of("InvalidAccessKeyId", "InvalidClientTokenId", "UnrecognizedClientException");
  private static final Set<String> WRONG_SIGNATURE =
      Set.of("IncompleteSignature", "InvalidSignatureException", "SignatureDoesNotMatch");

  private Refusals() {}

  /// The refusal of this Region.
  static RefusedException of(String region, Refused refused) {
    Exception error = refused.error();
    RefusedException ours = cause(error, RefusedException.class);
    return ours == null ? RefusedException.failed(words(region, refused, error)) : ours;
  }

  private static String words(String region, Refused refused, @Nullable Exception error) {
    String code = refused.reason().detail();
    if (EXPIRED.contains(code)) {
      return "the AWS credentials have expired: log in again, or set new AWS_* variables";
    }
    if (UNKNOWN_KEY.contains(code)) {
      return ("SageMaker in %s does not know the access key (%s): it is wrong, or the account has"
              + " not enabled the Region")
          .formatted(region, code);
    }
    if (WRONG_SIGNATURE.contains(code)) {
      return ("SageMaker in %s rejects the signature (%s): the secret access key or this machine's"
              + " clock is wrong")
          .formatted(region, code);
    }
    return switch (refused.reason().cause()) {
      case DENIED ->
          ("sagemaker:%s is denied in %s (%s); --aws needs sagemaker:Search,"
                  + " sagemaker:DescribeTrainingJob and sagemaker:ListTags")
              .formatted(refused.operation(), region, code);
      case THROTTLED ->
          "SageMaker in %s throttles every request: try again later".formatted(region);
      case UNREADABLE, NOT_LISTED, NO_TURN, TOO_EARLY ->
          "what answers in %s is not SageMaker: check AWS_ENDPOINT_URL_SAGEMAKER".formatted(region);
      case DOWN -> unreachable(region, refused, error);
    };
  }

  private static String unreachable(String region, Refused refused, @Nullable Exception error) {
    UnknownHostException host = cause(error, UnknownHostException.class);
    if (host != null) {
      return "there is no SageMaker in %s, or no network: the host %s is unknown"
          .formatted(region, host.getMessage());
    }
    String line = error == null ? refused.reason().detail() : FailureLine.of(error);
    return "SageMaker in %s does not answer %s: %s".formatted(region, refused.operation(), line);
  }

  private static <T extends Throwable> @Nullable T cause(@Nullable Throwable error, Class<T> kind) {
    return Stream.<Throwable>iterate(error, e -> e != null, Throwable::getCause)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElse(null);
  }
}
