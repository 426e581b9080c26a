package dev.trainspotter.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class RequestSignatureTest {
  private static final String REGION = "eu-west-1";
  private static final AwsCredentials TEMPORARY =
      AwsSessionCredentials.create("AKIDEXAMPLE", "secret/+=", "token+/==");

  private static ApiResponse get(SignedServer server, AwsCredentials identity, ApiRequest request)
      throws InterruptedException {
    RequestSignature signature =
        new RequestSignature(REGION, StaticCredentialsProvider.create(identity));
    ApiUrl url = new ApiUrl("http://127.0.0.1:" + server.port());
    try (ApiClient api = ApiClient.of(url, signature, ApiClient.TIMEOUT)) {
      return api.get(request);
    }
  }

  private static SignedServer server(String secret, String token) {
    return new SignedServer(new SignatureVerifier(REGION, "AKIDEXAMPLE", secret, token));
  }

  static Stream<List<QueryParameter>> queries() {
    return Stream.of(
        List.of(),
        List.of(new QueryParameter("account_id", "111122223333")),
        List.of(
            new QueryParameter("failure_reason__contains", "out of memory"),
            new QueryParameter("creation_time__gte", "2026-11-23T14:13:00+01:00")),
        List.of(
            new QueryParameter("tags.a b+c%20d", "100%, a+b & c=d/e?f#g"),
            new QueryParameter("tags.a b+c%20d", "100%"),
            new QueryParameter("tags.a b+c%20d", "")),
        List.of(
            new QueryParameter("final_metric_data_list.validation:loss__lt", "0.2"),
            new QueryParameter("fields", "*"),
            new QueryParameter("tags.ключ", "\uD83D\uDE82 é~-_.!'()*;@$[]{}|\\^`\"<>"),
            new QueryParameter("Z", "1"),
            new QueryParameter("a", "2"),
            new QueryParameter("tags", "3"),
            new QueryParameter("tags.z", "3")));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void isValidForTheRequestThatArrives(List<QueryParameter> parameters)
      throws InterruptedException {
    try (SignedServer server = server("secret/+=", "token+/==")) {
      ApiResponse response = get(server, TEMPORARY, ApiRequest.list(parameters));

      assertThat(server.errors()).containsExactly("");
      assertThat(response).isInstanceOf(ApiResponse.Ok.class);
    }
  }

  @Test
  void isValidForABody() throws InterruptedException {
    try (SignedServer server = server("secret/+=", "token+/==")) {
      ApiResponse response =
          get(
              server,
              TEMPORARY,
              ApiRequest.post("/v1/sql", "{\"sql\":\"SELECT 'é'\"}").with("format", "csv"));

      assertThat(server.errors()).containsExactly("");
      assertThat(response).isInstanceOf(ApiResponse.Ok.class);
      assertThat(server.requests()).containsExactly("/v1/sql?format=csv");
    }
  }

  @Test
  void isValidWithoutASessionToken() throws InterruptedException {
    try (SignedServer server = server("secret", "")) {
      get(
          server,
          AwsBasicCredentials.create("AKIDEXAMPLE", "secret"),
          ApiRequest.list(List.of(new QueryParameter("since", "24h"))));

      assertThat(server.errors()).containsExactly("");
    }
  }

  @Test
  void isInvalidWithAnotherSecret() {
    try (SignedServer server = server("another", "token+/==")) {
      assertThatThrownBy(() -> get(server, TEMPORARY, ApiRequest.list(List.of())))
          .hasMessageContaining("your AWS credentials lack execute-api:Invoke");

      assertThat(server.errors().getFirst()).startsWith("the signature is wrong");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://abc123.execute-api.eu-west-1.amazonaws.com,              eu-west-1",
    "https://abc123.execute-api.us-gov-west-1.amazonaws.com/base,     us-gov-west-1",
    "https://abc123.execute-api.cn-north-1.amazonaws.com.cn,          cn-north-1",
    "https://abc123-vpce-1.execute-api.eu-west-1.amazonaws.com:443,   eu-west-1",
    "https://vpce-1.execute-api.eu-west-1.vpce.amazonaws.com,         eu-west-1",
    "https://execute-api.eu-west-1.amazonaws.com.example.com,         ",
    "https://jobs.example.com,                                        ",
  })
  void isForTheRegionInTheHostsName(String url, String region) {
    assertThat(new ApiUrl(url).region()).isEqualTo(region);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080,     true",
    "http://127.0.0.1:9000,     true",
    "http://[::1]:9000,         true",
    "https://localhost:8443,    false",
    "http://localhost.a.com,    false",
    "http://127.0.0.1.a.com,    false",
    "http://jobs.example.com,   false",
  })
  void isNotNeededByLocalMode(String url, boolean isLocal) {
    assertThat(new ApiUrl(url).isLocal()).isEqualTo(isLocal);
  }
}
