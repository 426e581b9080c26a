package dev.trainspotter.sql.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Format;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.table.TableNames;
import dev.trainspotter.sql.answer.ResultText;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.query.SqlQuery;
import dev.trainspotter.sql.query.SqlRequest;
import dev.trainspotter.sql.read.Budget;
import dev.trainspotter.sql.read.BudgetExceededException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A process that answers statements, one a line, within the limits of the function's process.
///
/// It answers each with one line: how it ended. It ends itself when a query does not.
final class QueryProcess {
  static final Duration DEADLINE = Duration.ofSeconds(1);
  static final int ENGINE_MEBIBYTES = 300;
  static final int SPARE_MEBIBYTES = 400;
  /// Begins the last answer of a process whose address space is used up.
  static final String USED_UP = "USED UP ";

  private static final Duration GRACE = Duration.ofMillis(1_500);
  private static final Budget BUDGET = new Budget(10_000, 10_000, DEADLINE, 6_000_000);

  /// The statement after each. It must be right, however slow the machine is.
  static final String CHECK =
      "SELECT count(*), max(training_job_name) FROM aws.sagemaker_training_job";

  private static final Budget OF_CHECK =
      new Budget(10_000, 10_000, Duration.ofSeconds(60), 6_000_000);

  private QueryProcess() {}

  /// Answers until its input ends.
  ///
  /// @param arguments endpoint of DynamoDB Local, names of the two tables, whether to limit memory
  public static void main(String[] arguments) throws IOException {
    DynamoDbClient dynamo = client(arguments[0]);
    TableNames names = new TableNames(arguments[1], arguments[2]);
    answer(dynamo, names, CHECK);
    if (arguments[3].equals("limited")) {
      AddressSpace.limitTo(ENGINE_MEBIBYTES + SPARE_MEBIBYTES);
    }
    System.out.println("ready");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String answer = answer(dynamo, names, line);
      if (AddressSpace.isUsedUp()) {
        System.out.println(USED_UP + answer);
        Runtime.getRuntime().halt(1);
      }
      System.out.println(answer);
    }
  }

  private static DynamoDbClient client(String endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static String answer(DynamoDbClient dynamo, TableNames names, String sql) {
    CatalogReader reader = new CatalogReader(dynamo, names);
    Budget budget = sql.equals(CHECK) ? OF_CHECK : BUDGET;
    SqlQuery query = new SqlQuery(reader, budget, ENGINE_MEBIBYTES);
    ResultText result = new ResultText(Format.JSON, Long.MAX_VALUE, budget.resultBytes());
    try {
      QueryThread.run(
          () -> {
            query.run(new SqlRequest(sql, List.<JsonNode>of()), result);
            return true;
          },
          budget.time().plus(GRACE));
      return "rows " + result;
    } catch (EngineException e) {
      return "%s %s".formatted(e.kind(), first(e));
    } catch (BudgetExceededException e) {
      return "BUDGET " + first(e);
    } catch (OverrunException _) {
      System.out.println("OVERRUN");
      Runtime.getRuntime().halt(1);
      return "";
    } catch (RuntimeException | OutOfMemoryError e) {
      return "FAILED " + first(e);
    }
  }

  private static String first(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
