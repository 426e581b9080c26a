package dev.trainspotter.cli.http;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that calls the API: where it is, and how the caller proves who they
/// are.
public final class ApiOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = ApiUrl.Converter.class,
      description =
          "Address of the API. Default: http://localhost:8080, local mode. For a deployed API use"
              + " the stack's output ApiUrl; requests are then signed with your AWS credentials.")
  private ApiUrl url = ApiUrl.LOCAL;

  @Mixin private Token token = new Token();

  /// The address of the API.
  public ApiUrl url() {
    return url;
  }

  /// How requests to it are authorized; null when they need no authorization.
  public @Nullable Authorization authorization() {
    return token.authorization(url);
  }

  /// The option of commands that read the address themselves.
  public static final class Token {
    @Option(
        names = "--token",
        paramLabel = "TOKEN",
        defaultValue = "${env:TRAINSPOTTER_TOKEN}",
        description =
            "Bearer token for an API with auth=jwt; requests are then not signed. Better in the"
                + " variable TRAINSPOTTER_TOKEN, because other users can see a program's"
                + " arguments.")
    private @Nullable String text;

    /// How requests to this address are authorized; null when they need no authorization.
    public @Nullable Authorization authorization(ApiUrl url) {
      return Authorization.of(url, text);
    }
  }
}
