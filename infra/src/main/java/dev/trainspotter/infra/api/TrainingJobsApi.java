package dev.trainspotter.infra.api;

import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.api.cors.Cors;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.RetainedLog;
import dev.trainspotter.infra.security.Suppression;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpIamAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizerProps;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApiProps;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// The HTTP API: each route calls the function that serves it. An authorizer protects all routes.
public final class TrainingJobsApi extends HttpApi {
  /// The only stage; its name is not part of the API's URL.
  static final String STAGE = "$default";

  private static final int REQUESTS_PER_SECOND = 50;
  private static final int BURST = 100;

  /// The fields of the access log: caller, request and result, but no bodies.
  private static final List<String> LOGGED =
      List.of(
          "requestId",
          "requestTime",
          "routeKey",
          "path",
          "status",
          "responseLength",
          "responseLatency",
          "integrationErrorMessage",
          "identity.sourceIp",
          "identity.userArn",
          "authorizer.claims.sub",
          "authorizer.error");

  public TrainingJobsApi(
      Construct scope,
      Configuration configuration,
      Encryption encryption,
      Map<RouteFunction, IFunction> functions) {
    super(
        scope,
        "JobsApi",
        HttpApiProps.builder()
            .apiName(configuration.stackName())
            .description("Reads the stored SageMaker training jobs.")
            .defaultAuthorizer(authorizer(configuration))
            .corsPreflight(cors(configuration))
            .createDefaultStage(false)
            .build());
    functions.forEach(this::connect);
    if (!configuration.corsOrigins().isEmpty()) {
      preflight(Objects.requireNonNull(functions.get(RouteFunction.QUERY)));
    }
    stage(new RetainedLog(scope, "ApiLog", configuration, encryption));
  }

  /// Browsers send preflight requests without credentials, so no authorizer protects them. The
  /// fallback routes take every method, so API Gateway needs a more specific route for these:
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
  private void preflight(IFunction target) {
    addRoutes(
            AddRoutesOptions.builder()
                .path("/{proxy+}")
                .methods(List.of(HttpMethod.OPTIONS))
                .authorizer(new HttpNoneAuthorizer())
                .integration(new HttpLambdaIntegration("Preflight", target))
                .build())
        .forEach(Suppression.OPEN_PREFLIGHT::applyTo);
  }

  private static @Nullable CorsPreflightOptions cors(Configuration configuration) {
    return configuration.corsOrigins().isEmpty()
        ? null
        : CorsPreflightOptions.builder()
            .allowOrigins(configuration.corsOrigins())
            .allowMethods(Cors.METHODS.stream().map(CorsHttpMethod::valueOf).toList())
            .allowHeaders(Cors.REQUEST_HEADERS)
            .exposeHeaders(Cors.RESPONSE_HEADERS)
            .maxAge(Duration.seconds(Cors.MAX_AGE.toSeconds()))
            .build();
  }

  /// Connects the routes of a function to it.
  private void connect(RouteFunction function, IFunction target) {
    HttpLambdaIntegration integration = new HttpLambdaIntegration(function.id(), target);
    for (String key : Route.keys(function)) {
      String[] methodAndPath = key.split(" ", 2);
      addRoutes(
          AddRoutesOptions.builder()
              .path(methodAndPath[1])
              .methods(List.of(HttpMethod.valueOf(methodAndPath[0])))
              .integration(integration)
              .build());
    }
  }

  private void stage(RetainedLog log) {
    CfnStage.Builder.create(this, "Stage")
        .apiId(getApiId())
        .stageName(STAGE)
        .autoDeploy(true)
        .defaultRouteSettings(
            CfnStage.RouteSettingsProperty.builder()
                .throttlingRateLimit(REQUESTS_PER_SECOND)
                .throttlingBurstLimit(BURST)
                .build())
        .accessLogSettings(
            CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(log.getLogGroupArn())
                .format(accessLogFormat())
                .build())
        .build();
  }

  private static IHttpRouteAuthorizer authorizer(Configuration configuration) {
    return configuration.isJwt()
        ? new HttpJwtAuthorizer(
            "Jwt",
            configuration.jwtIssuer(),
            HttpJwtAuthorizerProps.builder().jwtAudience(configuration.jwtAudience()).build())
        : new HttpIamAuthorizer();
  }

  private static String accessLogFormat() {
    return LOGGED.stream()
        .map(name -> "\"%s\":\"$context.%s\"".formatted(name, name))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
