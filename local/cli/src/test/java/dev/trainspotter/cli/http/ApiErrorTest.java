package dev.trainspotter.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.terminal.Json;
import org.junit.jupiter.api.Test;

class ApiErrorTest {
  private static final ApiUrl URL = new ApiUrl("https://abc.execute-api.eu-west-1.amazonaws.com");

  private static String line(int status, String body, Authorization authorization) {
    return new ApiError(URL, status, "GET /v1/training-jobs", Json.read(body), authorization)
        .line();
  }

  @Test
  void namesTheMissingPermissionWhenApiGatewayForbids() {
    assertThat(line(403, "{\"message\":\"Forbidden\"}", RequestSignature.of(URL)))
        .isEqualTo(
            URL
                + " answered 403: your AWS credentials lack execute-api:Invoke on"
                + " GET /v1/training-jobs (Forbidden); the policy of the stack's output"
                + " AllRowsPolicy allows it, that of AccountRowsPolicy only with --account_id");
  }

  @Test
  void callsExpiredCredentialsExpired() {
    assertThat(
            line(
                403,
                "{\"message\":\"The security token included in the request is expired\"}",
                RequestSignature.of(URL)))
        .startsWith(URL + " answered 403: your AWS credentials have expired: log in again");
  }

  @Test
  void saysThatATokenIsRefused() {
    assertThat(line(401, "{\"message\":\"Unauthorized\"}", new BearerToken("abc.def")))
        .isEqualTo(
            URL
                + " answered 401: the token is refused (Unauthorized): it may have expired; get a"
                + " new one");
  }
}
