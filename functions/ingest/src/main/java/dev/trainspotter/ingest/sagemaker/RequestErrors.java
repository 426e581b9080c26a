package dev.trainspotter.ingest.sagemaker;

import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What an error of SageMaker, of the network or of the SDK means.
final class RequestErrors {
  /// How error messages say that a job does not exist. SageMaker itself sends a code of its own or
  /// the first wording; endpoints compatible with it send the others.
  private static final Pattern NOT_FOUND =
      Pattern.compile("not found|could not find|does not exist", Pattern.CASE_INSENSITIVE);

  /// Error codes for missing permissions, wrong credentials and missing subscriptions, whatever the
  /// HTTP status.
  private static final Set<String> DENIALS =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthFailure",
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "NotAuthorized",
          "NotSignedUp",
          "OptInRequired",
          "SignatureDoesNotMatch",
          "SubscriptionRequiredException",
          "UnauthorizedOperation",
          "UnrecognizedClientException");

  /// How codes begin that refuse a request because of a key, such as `KMSAccessDeniedException`.
  private static final String KEY_DENIALS = "KMS";

  private RequestErrors() {}

  /// Whether SageMaker says that the job does not exist.
  static boolean isNotFound(SdkException e) {
    String code = code(e);
    return code.startsWith("ResourceNotFound")
        || (code.equals("ValidationException") && NOT_FOUND.matcher(message(e)).find());
  }

  /// The result for an error that says nothing about the job.
  static DescribeResult.Unavailable unavailable(SdkException e) {
    return new DescribeResult.Unavailable(cause(e), code(e));
  }

  private static DescribeResult.Cause cause(SdkException e) {
    if (!(e instanceof AwsServiceException service)) {
      return DescribeResult.Cause.DOWN;
    }
    if (service.isThrottlingException()) {
      return DescribeResult.Cause.THROTTLED;
    }
    String code = code(e);
    boolean isDenied =
        service.statusCode() == 403 || DENIALS.contains(code) || code.startsWith(KEY_DENIALS);
    return isDenied ? DescribeResult.Cause.DENIED : DescribeResult.Cause.DOWN;
  }

  /// SageMaker's error code; the HTTP status of an error that has none, as proxies send it; empty
  /// when there was no response.
  private static String code(SdkException e) {
    if (!(e instanceof AwsServiceException service)) {
      return "";
    }
    String code = service.awsErrorDetails() == null ? null : service.awsErrorDetails().errorCode();
    return code == null ? "HTTP " + service.statusCode() : code;
  }

  private static String message(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? String.valueOf(service.awsErrorDetails().errorMessage())
        : "";
  }
}
