package dev.trainspotter.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.Request;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteMatch;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.query.Running;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.request.Bounds;
import dev.trainspotter.query.request.RoutedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final Running RUNNING = Running.start();

  /// More Regions than are merged.
  private static final int MANY = 33;

  static {
    keep("111122223333", "us-east-1");
    keep("111122223333", "eu-west-1");
    keep("444455556666", "us-east-1");
    IntStream.range(0, MANY).forEach(i -> keep("777788889999", "zz-test-" + i));
  }

  private static void keep(String account, String region) {
    RUNNING.keep(TrainingJobArn.of(new AccountRegion(account, region), "job"), Running.NOON, "{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          /v1/training-jobs | '' | RECENT | 8
          /v1/training-jobs | tags.team=nlp | RECENT | 8
          /v1/training-jobs | training_job_status=Failed | BY_STATUS | 8
          /v1/training-jobs | training_job_status=Failed&training_job_status=Stopped | BY_STATUS | 16
          /v1/training-jobs | training_job_status=a&training_job_status=b&training_job_status=c&training_job_status=d&training_job_status=e | RECENT | 8
          /v1/training-jobs | training_job_status__ne=Failed | RECENT | 8
          /v1/training-jobs | account_id=111122223333 | BY_ACCOUNT | 2
          /v1/training-jobs | account_id=111122223333&account_id=444455556666 | BY_ACCOUNT | 3
          /v1/training-jobs | region=us-east-1 | BY_ACCOUNT | 2
          /v1/training-jobs | region=us-east-1&region=eu-west-1 | BY_ACCOUNT | 3
          /v1/training-jobs | account_id=777788889999 | RECENT | 8
          /v1/training-jobs | account_id=777788889999&training_job_status=Failed | BY_STATUS | 8
          /v1/training-jobs | account_id=777788889999&region=zz-test-7 | BY_ACCOUNT | 1
          /v1/training-jobs | account_id=111122223333&training_job_status=Failed | BY_ACCOUNT | 2
          /v1/training-jobs | account_id=111122223333&training_job_status=InProgress | BY_STATUS | 8
          /v1/training-jobs | tuning_job_arn=arn:x&account_id=111122223333 | BY_TUNING_JOB | 1
          /v1/training-jobs | tuning_job_arn=arn:x&tuning_job_arn=ARN:X | BY_TUNING_JOB | 1
          /v1/training-jobs | tuning_job_arn=arn:x&tuning_job_arn= | RECENT | 8
          /v1/training-jobs | training_job_arn=arn:aws:sagemaker:us-east-1:111122223333:training-job/job&since=1h | BY_ACCOUNT | 1
          /v1/training-jobs | _key=arn:aws:sagemaker:us-east-1:111122223333:training-job/job@2026-11-23T12:00:00.000Z | BY_ACCOUNT | 1
          /v1/training-jobs | creation_time__gt=2026-11-23&creation_time__lt=2026-11-23 | none | 0
          /v1/training-jobs/111122223333 | '' | BY_ACCOUNT | 2
          /v1/training-jobs/111122223333 | account_id=444455556666 | none | 0
          /v1/training-jobs/111122223333/us-east-1 | '' | BY_ACCOUNT | 1
          /v1/training-jobs/111122223333/us-east-1 | training_job_status=InProgress | BY_STATUS | 8
          """)
  void readsTheFewestPartitionsThatHoldAllAnswers(
      String path, String query, Index index, int partitions) {
    Request request = Request.from(Running.event("GET", path, query, Map.of()));
    RouteMatch match = Route.at(request.path()).getFirst();
    ListQuery list =
        ListQuery.from(
            new RoutedRequest(
                (RowRoute) match.route(),
                new JobPath(match.pathParameters()),
                request,
                Running.NOON,
                Bounds.DEFAULT));

    List<Partition> planned =
        new Planner(RUNNING.reader()).plan(list.filter(), list.order()).partitions();

    assertThat(planned).hasSize(partitions).doesNotHaveDuplicates();
    assertThat(planned).allSatisfy(partition -> assertThat(partition.index()).isEqualTo(index));
  }
}
