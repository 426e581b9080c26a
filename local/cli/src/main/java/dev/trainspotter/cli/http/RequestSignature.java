package dev.trainspotter.cli.http;

import dev.trainspotter.cli.terminal.RefusedException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// Signs requests to an API Gateway (Signature Version 4) with the caller's own credentials.
record RequestSignature(String region, AwsCredentialsProvider credentials)
    implements Authorization {
  /// The service that API Gateway verifies signatures for.
  static final String SERVICE = "execute-api";

  /// A signature with the credentials that AWS's own tools would use.
  static RequestSignature of(ApiUrl url) {
    return new RequestSignature(region(url), new CallerCredentials());
  }

  /// The Region in the URL's host, else the default Region of the environment.
  static String region(ApiUrl url) {
    @Nullable String region = url.region();
    try {
      return region == null
          ? DefaultAwsRegionProviderChain.builder().build().getRegion().id()
          : region;
    } catch (SdkClientException _) {
      throw RefusedException.failed(
          "the host of %s names no Region to sign for: set AWS_REGION".formatted(url));
    }
  }

  /// The signed request to this address.
  @Override
  public HttpRequest.Builder headers(URI address, ApiRequest request) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(address)
            .build();
    // Resolved for each page, because temporary credentials may be renewed during a long walk.
    AwsCredentials identity = credentials.resolveCredentials();
    SdkHttpRequest signed =
        new AwsSignature(SERVICE, region).sign(unsigned, request.body(), identity);
    HttpRequest.Builder builder = HttpRequest.newBuilder(address);
    signed.forEachHeader(
        (name, values) -> {
          // The HTTP client sets this header itself, to the same value.
          if (!name.equalsIgnoreCase("host")) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    return builder;
  }

  /// The AWS SDK keeps the profiles that it has read once.
  @Override
  public Authorization renewed() {
    return new RequestSignature(region, new CallerCredentials());
  }
}
