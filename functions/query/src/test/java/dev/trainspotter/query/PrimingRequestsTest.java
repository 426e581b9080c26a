package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.edge.Priming;
import dev.trainspotter.edge.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PrimingRequestsTest {
  @BeforeAll
  static void beAFunction() {
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "priming");
    System.setProperty("aws.secretAccessKey", "priming");
  }

  @AfterAll
  static void beNoneAnyMore() {
    System.clearProperty("aws.region");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void areAnsweredByEveryRoute() {
    Settings settings = Settings.from(Map.of("TABLE_NAME", "catalog", "STATE_TABLE_NAME", "state"));

    List<APIGatewayV2HTTPResponse> answers = PrimingRequests.send(settings, Priming.quiet());

    assertThat(answers)
        .hasSize(RowRoute.values().length)
        .extracting(APIGatewayV2HTTPResponse::getStatusCode)
        .containsOnly(200);
    List<RowRoute> routes = List.of(RowRoute.values());
    for (int i = 0; i < routes.size(); i++) {
      assertThat(DocumentedAnswers.faults(routes.get(i), answers.get(i))).isEmpty();
    }
  }
}
