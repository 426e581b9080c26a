package dev.trainspotter.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.Request;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.catalog.reader.Wanted;
import dev.trainspotter.query.Running;
import dev.trainspotter.query.list.ListQuery;
import dev.trainspotter.query.request.Bounds;
import dev.trainspotter.query.request.RoutedRequest;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the planner learns of a request.
class WantedTest {
  private static Wanted wanted(String path, String query) {
    Request request = Request.from(Running.event("GET", path, query, Map.of()));
    RouteMatch match = Route.at(request.path()).getFirst();
    RoutedRequest routed =
        new RoutedRequest(
            (RowRoute) match.route(),
            new JobPath(match.pathParameters()),
            request,
            Running.NOON,
            Bounds.DEFAULT);
    return ListQuery.from(routed).filter().wanted();
  }

  private static String texts(Wanted wanted) {
    return wanted.texts().entrySet().stream()
        .map(entry -> entry.getKey().id() + "=" + String.join(",", entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/training-jobs | '' | ''
          /v1/training-jobs | tags.team=nlp | ''
          /v1/training-jobs | training_job_status__ne=Failed | ''
          /v1/training-jobs | training_job_status__startswith=Fail | ''
          /v1/training-jobs | training_job_status=Failed&training_job_status=Stopped | training_job_status=Failed,Stopped
          /v1/training-jobs | tuning_job_arn=arn:x&tuning_job_arn= | tuning_job_arn=arn:x,
          /v1/training-jobs/111122223333 | '' | account_id=111122223333
          /v1/training-jobs/111122223333 | account_id=444455556666 | account_id=
          /v1/training-jobs/111122223333 | region=us-east-1 | account_id=111122223333 region=us-east-1
          /v1/training-jobs/111122223333/us-east-1 | training_job_status=InProgress | training_job_status=InProgress account_id=111122223333 region=us-east-1
          """)
  void namesTheTextsThatColumnsMustEqual(String path, String query, String texts) {
    assertThat(texts(wanted(path, query)).split(" ")).containsExactlyInAnyOrder(texts.split(" "));
  }

  @Test
  void namesTheCreationTimesOfConditionsAndKeys() {
    String arn = "arn:aws:sagemaker:us-east-1:111122223333:training-job/job";
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");

    Wanted since = wanted("/v1/training-jobs", "creation_time__gte=2026-11-23T12:00:00Z");
    Wanted key = wanted("/v1/training-jobs", "_key=" + arn + "@2026-11-23T12:00:00.000Z");
    Wanted none =
        wanted("/v1/training-jobs", "creation_time__gt=2026-11-23&creation_time__lt=2026-11-23");

    assertThat(since.times()).isEqualTo(new TimeRange(noon, null));
    assertThat(key.times()).isEqualTo(new TimeRange(noon, noon));
    assertThat(none.times().isEmpty()).isTrue();
  }
}
