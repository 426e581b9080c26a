package dev.trainspotter.cli.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.catalog.table.TableNames;
import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.cli.jobs.JobsRun;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.LoopbackServer;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads 400 jobs in two Regions, in a process that is killed twice. `-Daccount.jobs=5000` reads
/// more.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalAccountTest {
  private static final int JOBS = Integer.getInteger("account.jobs", 400);
  private static final Pattern FINDING = Pattern.compile(" +([0-9,]+)  .*");
  private static final Pattern COMMAND = Pattern.compile(" +\\./trainspotter jobs (.*)");

  /// Quoted or plain words of a shell.
  private static final Pattern WORD = Pattern.compile("'((?:[^']|'\\\\'')*)'|(\\S+)");

  @TempDir static Path folder;

  private static SimulatedAccount account;
  private static ProgramRun run;
  private static List<String> summary;

  /// Counts the requests of clients that the user's environment has diverted.
  private static final AtomicInteger DIVERTED = new AtomicInteger();

  private static LoopbackServer trap;

  @BeforeAll
  static void readTheAccount() throws IOException, InterruptedException {
    trap =
        LoopbackServer.start(
            0,
            exchange -> {
              DIVERTED.incrementAndGet();
              exchange.close();
            });
    account = SimulatedAccount.of(JOBS);
    kill(start(), Operation.SEARCH, 2 + JOBS / 200);
    kill(start(), Operation.DESCRIBE_TRAINING_JOB, JOBS / 3);
    run = start();
    run.awaitLine("Trainspotter answers on ");
    summary = run.errors();
  }

  @AfterAll
  static void close() {
    run.close();
    account.sageMaker().close();
    trap.close();
  }

  private static ProgramRun start() throws IOException {
    Map<String, String> environment = new HashMap<>(account.environment(folder));
    String elsewhere = "http://127.0.0.1:" + trap.port();
    environment.put("AWS_ENDPOINT_URL", elsewhere);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", elsewhere);
    environment.put("AWS_ENDPOINT_URL_SQS", elsewhere);
    environment.put("AWS_ENDPOINT_URL_STS", elsewhere);
    environment.put("AWS_ACCOUNT_ID_ENDPOINT_MODE", "required");
    return ProgramRun.start(
        environment,
        List.of(),
        "local",
        "--aws",
        "--region=" + SimulatedAccount.REGIONS.getFirst(),
        "--region=" + SimulatedAccount.REGIONS.getLast(),
        "--search-rate=100",
        "--describe-rate=1000",
        "--port=0",
        "--data=" + folder.resolve("data"));
  }

  /// Kills the process after so many calls of this operation.
  private static void kill(ProgramRun program, Operation operation, int calls)
      throws InterruptedException {
    account.sageMaker().clearCalls();
    while (account.sageMaker().calls(operation).size() < calls) {
      Thread.sleep(5);
    }
    program.close();
  }

  @Test
  @Order(1)
  void listsWithEachCommandOfTheSummaryTheNumberOfJobsThatItNames() {
    Map<String, Long> found = findings();

    assertThat(found).hasSizeGreaterThan(6);
    found.forEach(
        (command, number) -> {
          JobsRun listed = JobsRun.of(words(command + " --fields=training_job_name --format=csv"));
          assertThat(listed.exitCode()).as(listed.err()).isZero();
          assertThat(listed.out().lines().count() - 1).as(command).isEqualTo(number);
        });
    assertThat(found).containsValue((long) JOBS);
  }

  /// The number of each finding by its command.
  private static Map<String, Long> findings() {
    Map<String, Long> found = new TreeMap<>();
    for (int i = 1; i < summary.size(); i++) {
      Matcher command = COMMAND.matcher(summary.get(i));
      Matcher finding = FINDING.matcher(summary.get(i - 1));
      if (command.matches() && finding.matches()) {
        found.put(command.group(1), Long.valueOf(finding.group(1).replace(",", "")));
      }
    }
    return found;
  }

  private static String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1).replace("'\\''", "'"))
        .toArray(String[]::new);
  }

  @Test
  @Order(1)
  void saysWhatTheRowsStillLack() {
    assertThat(summary)
        .anyMatch(line -> line.contains("still lack what only DescribeTrainingJob returns: "));
  }

  @Test
  @Order(2)
  void endsWithEveryRowAsSageMakerDescribesItsJob() throws IOException {
    run.awaitEnd("every row is complete");
    run.close();

    Map<String, TrainingJob> rows = storedRows();
    assertThat(rows.keySet()).isEqualTo(account.rows().keySet());
    rows.forEach(
        (arn, row) -> assertThat(content(row)).as(arn).isEqualTo(content(account.rows().get(arn))));
  }

  private static Map<String, TrainingJob> storedRows() {
    Map<String, TrainingJob> rows = new TreeMap<>();
    try (DynamoDbLocal dynamoDb = DynamoDbLocal.start(folder.resolve("data"))) {
      CatalogReader reader =
          new CatalogReader(
              dynamoDb.client(), new TableNames("trainspotter", "trainspotter-state"));
      IndexScan scan = reader.scan(IndexRange.of(Partition.recent()), null);
      List<Position> positions = new ArrayList<>();
      for (StoredJob job = scan.next(500); job != null; job = scan.next(500)) {
        positions.add(job.position());
      }
      for (int from = 0; from < positions.size(); from += 100) {
        int to = Math.min(positions.size(), from + 100);
        reader
            .rows(positions.subList(from, to))
            .forEach(row -> rows.put(row.job().arn().key(), row.job()));
      }
    }
    return rows;
  }

  /// All columns except the time of the observation.
  private static Map<String, AttributeValue> content(TrainingJob job) {
    Map<String, AttributeValue> content = new TreeMap<>(job.columns());
    content.remove(Column.OBSERVED_AT.id());
    return content;
  }

  @Test
  @Order(3)
  void sendsNothingToOtherServicesOfTheUsersEnvironment() {
    assertThat(DIVERTED).hasValue(0);
  }
}
