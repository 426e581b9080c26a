package dev.trainspotter.cli.http;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Signs requests to a service of AWS (Signature Version 4).
///
/// @param service the name that the service verifies signatures for
public record AwsSignature(String service, String region) {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /// The request without a body, signed.
  public SdkHttpRequest sign(SdkHttpRequest request, AwsCredentials identity) {
    return sign(request, new byte[0], identity);
  }

  /// The request with this body, signed.
  public SdkHttpRequest sign(SdkHttpRequest request, byte[] body, AwsCredentials identity) {
    return SIGNER
        .sign(
            r ->
                r.identity(identity)
                    .request(request)
                    .payload(body.length == 0 ? null : ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
        .request();
  }
}
