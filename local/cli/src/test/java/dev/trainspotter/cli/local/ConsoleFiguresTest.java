package dev.trainspotter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/// The pages whose figures come from SQL.
@ExtendWith(RunningConsole.class)
class ConsoleFiguresTest {
  private static final String OVERVIEW = "overview?since=2026-11-20";
  private static final int JOBS = RunningConsole.JOBS + 3;

  private final Browser browser = RunningConsole.browser();

  private static String sql(String statement) {
    return "sql?sql=" + URLEncoder.encode(statement, StandardCharsets.UTF_8);
  }

  @Test
  void sumsUpAPeriod() {
    browser.open(OVERVIEW);

    browser.awaitText(".facts", "Jobs\n" + JOBS);
    assertThat(browser.texts(".facts div"))
        .containsExactly(
            "Jobs\n" + JOBS,
            "Failed\n1 1 %",
            "Billed instance hours\n30.8 h",
            "Saved by spot\n0 h");
    assertThat(browser.texts("[aria-label='Failed jobs by reason'] li"))
        .containsExactly("AlgorithmError\n1");
    assertThat(browser.texts(".legend li")).containsExactly("Completed", "Failed");
    browser.awaitText("[aria-label='Running the longest']", "No job is running.");
  }

  @ParameterizedTest
  @CsvSource({
    "'.facts div:nth-child(1) a', 100 jobs so far",
    "'.facts div:nth-child(2) a', 1 job",
    "'[aria-label=\"Failed jobs by reason\"] a', 1 job",
    "'[aria-label=\"Billed instance hours\"] li a', 100 jobs so far",
    "'[aria-label=\"Wait until training began\"] li a', 100 jobs so far",
  })
  void leadsToTheJobsBehindAMark(String mark, String jobs) {
    browser.open(OVERVIEW);

    browser.await(mark).click();

    browser.awaitText(".foot", jobs);
    assertThat(browser.place()).startsWith("jobs?since=2026-11-20");
    browser.driver().navigate().back();
    browser.awaitText(".facts", "Jobs\n" + JOBS);
  }

  @Test
  void leadsFromEachPartOfAColumnToItsJobs() {
    browser.open(OVERVIEW);
    browser.await(".chart summary").click();
    List<String> days =
        browser.texts(".chart tbody tr").stream().filter(row -> row.contains(" ")).toList();
    assertThat(days).startsWith("2026-11-25 24", "2026-11-26 24").contains("2026-11-29 16 1");

    browser.run(
        "document.querySelector(\".chart svg a rect[data-status=Completed]\").parentNode"
            + ".dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))");

    browser.awaitText(".foot", "24 jobs");
    assertThat(browser.texts(".chip .value"))
        .containsExactly(
            "2026-11-20", "Completed", "2026-11-25T00:00:00.000Z", "2026-11-26T00:00:00.000Z");
  }

  @Test
  void keepsFilterAndGroupInTheAddress() {
    browser.open(OVERVIEW + "&tags.team=vision");
    browser.awaitText(".facts", "Jobs\n" + (RunningConsole.JOBS + 1));

    browser.await(".card option[value='tags.team']").click();

    browser.awaitThat(
        () -> browser.place().equals(OVERVIEW + "&tags.team=vision&by=tags.team"), "the address");
    browser.awaitThat(
        () ->
            browser
                .texts("[aria-label='Billed instance hours'] li")
                .equals(List.of("vision\n30.2 h")),
        "the group");
    browser.await(".chips .chip:nth-child(2) .remove").click();
    browser.awaitText(".facts", "Jobs\n" + JOBS);
    browser.awaitText("[aria-label='Billed instance hours']", ConsoleJobs.HOSTILE);
    browser.awaitText("[aria-label='Billed instance hours']", "(none)");
  }

  @Test
  void turnsHoursIntoMoneyByAPriceListAndNamesABadLine() {
    browser.open(OVERVIEW);
    browser.await(".ranges .aside").click();

    browser.await(".prices textarea").sendKeys("instance_type,price\nml.g5.2xlarge;x");
    browser.await(".prices .main").click();

    browser.awaitText(".prices .fault", "Line 2 cannot be read: “ml.g5.2xlarge;x”");
    browser.await(".prices textarea").sendKeys(Keys.BACK_SPACE, "1.5");
    browser.await(".prices .main").click();
    browser.awaitText(".facts", "Cost\n$46.18");
    browser.driver().navigate().refresh();
    browser.awaitText("[aria-label='Cost'] li", "$46.18 · 30.8 h");
    browser.run("localStorage.clear()");
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense=1, nonsense",
    "by=nonsense, by",
    "training_job_status=failed, training_job_status",
  })
  void showsWhatIsWrongInAnAddressAndKeepsTheRest(String nonsense, String name) {
    browser.open(OVERVIEW + "&" + nonsense);
    browser.awaitText(".notice", "Part of this address cannot be used");
    browser.awaitText(".notice button", "Remove " + name);

    browser.await(".notice button").click();

    browser.awaitText(".facts", "Jobs\n" + JOBS);
    assertThat(browser.place()).isEqualTo(OVERVIEW);
  }

  /// The overview, and the copied statement, find the jobs that the list finds.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "training_job_status=Failed",
        "training_job_status=Failed&training_job_status=Completed",
        "training_job_status__ne=Failed",
        "training_job_status__ne=Failed&training_job_status__ne=Completed",
        "training_job_name=hostile",
        "training_job_name__startswith=batch-1",
        "training_job_name__contains=tc&training_job_name__contains=ail",
        "training_job_name__gt=batch-100",
        "training_job_arn=ARN:aws:sagemaker:us-east-1:111122223333:training-job/BATCH-007",
        "creation_time=2026-11-26",
        "creation_time__ne=2026-11-26",
        "creation_time__gt=2026-11-26",
        "creation_time__gte=2026-11-26",
        "creation_time__lt=2026-11-26",
        "creation_time__lte=2026-11-26",
        "creation_time=2026-11-26T03:00:00Z",
        "creation_time__lte=2026-11-26T03:00:00%2B01:00",
        "creation_time__gt=-1w",
        "since=2026-11-27",
        "since=2026-11-27T12:00:00Z",
        "deleted=exclude",
        "deleted=only",
        "deleted_at__exists=false",
        "instance_type=ml.g5.2xlarge",
        "instance_count__gte=1",
        "billable_time_in_seconds__lt=981",
        "billable_time_in_seconds__ne=981",
        "enable_managed_spot_training=false",
        "enable_managed_spot_training__ne=false",
        "failure_reason__exists=true",
        "failure_reason__contains=OutOfMemory",
        "tuning_job_arn__exists=false",
        "tags.team=vision",
        "tags.team__ne=vision",
        "tags.team__exists=false",
        "tags.batch__lt=9",
        "tags.batch=007",
        "tags.rtl=שלום עולם",
        "hyper_parameters.seed__gte=10",
        "hyper_parameters.seed=7",
        "resource_config.VolumeSizeInGB__gt=9",
        "resource_config.VolumeSizeInGB__lt=9",
        "resource_config.InstanceType__startswith=ml.g5",
        "resource_config.VolumeKmsKeyId__exists=false",
        "output_data_config.S3OutputPath__contains=amzn",
        "vpc_config__exists=true",
        "vpc_config__exists=false",
      })
  void findsInSqlWhatTheListFinds(String filter) {
    browser.open("sql");

    String found =
        browser.runModules(
            """
            const query = new Query([...new URLSearchParams(argument)]);
            const list = await api.get('/v1/training-jobs', [...query.conditions, ['limit', 500]]);
            const names = list.training_jobs.map(job => job.training_job_name).sort();
            const from = conditions.from(query, catalog);
            const response = await api.sql('SELECT training_job_name ' + from);
            const rows = (await response.json()).rows.map(([name]) => name).sort();
            return JSON.stringify(names) === JSON.stringify(rows) && !list.next_cursor
              ? 'same' : names + ' in the list, ' + rows + ' for ' + from;
            """,
            filter);

    assertThat(found).isEqualTo("same");
  }

  @Test
  void saysThatAFilterCannotBeUsedInSql() {
    browser.open(OVERVIEW + "&input_data_config.ChannelName=train");

    browser.awaitText(".notice", "a path into a list, such as input_data_config, cannot be used");
  }

  @Test
  void runsTheQueryInTheEditorAndKeepsItInTheAddress() {
    browser.open("sql");
    browser.await("textarea").clear();
    String statement =
        "SELECT training_job_status, count(*) AS jobs FROM aws.sagemaker_training_job GROUP BY 1"
            + " ORDER BY 2 DESC";

    browser.await("textarea").sendKeys(statement, Keys.chord(Keys.CONTROL, Keys.ENTER));

    browser.awaitText("[role=status]", "2 rows");
    assertThat(browser.texts(".result tbody tr")).containsExactly("Completed 112", "Failed 1");
    assertThat(browser.texts(".bars li")).containsExactly("Completed\n112", "Failed\n1");
    browser.driver().navigate().refresh();
    browser.awaitText("[role=status]", "2 rows");
    assertThat(browser.await("textarea").getDomProperty("value")).isEqualTo(statement);
  }

  @Test
  void selectsThePlaceOfAnError() {
    browser.open(sql("SELECT 1,\n  nonsense\nFROM aws.sagemaker_training_job"));

    browser.awaitText(".fault", "line 2, column 3: there is no column nonsense here");
    assertThat(browser.run("return getSelection().toString()")).isEqualTo("nonsense");
  }

  @Test
  void offersTheQuestionsOfTheDocumentation() {
    browser.open("sql");
    browser.awaitThat(
        () -> browser.texts("[aria-label=Examples] option").size() == 26, "25 examples");

    browser.await("[aria-label=Examples] option[value='0']").click();

    browser.awaitText("[role=status]", "read unit");
    assertThat(browser.place()).startsWith("sql?sql=SELECT+split_part");
  }

  @Test
  void linksTheJobsOfAResultAndShowsHostileTextsAsTexts() {
    browser.open(
        sql(
            "SELECT account_id, region, training_job_name, creation_time, tags -> 'team' AS team"
                + " FROM aws.sagemaker_training_job WHERE training_job_name = 'hostile'"));

    browser.awaitText(".result", ConsoleJobs.HOSTILE);
    assertThat(browser.run("return document.querySelectorAll('main img').length")).isEqualTo(0L);
    browser.await(".result a").click();
    browser.awaitText("h1", "hostile");
  }

  @Test
  void saysThatAResultHasMoreRows() {
    browser.open(sql("SELECT a.i FROM generate_series(1, 1001) AS a (i)"));

    browser.awaitText("[role=status]", "1,000 rows, the first of more; CSV has all");
  }

  @Test
  void insertsAColumnWhereTheEditorStands() {
    browser.open("sql");
    browser.await("textarea").clear();
    browser.await("textarea").sendKeys("SELECT ");
    browser.await("aside input").sendKeys("warm_pool");

    browser.await("aside li button").click();

    assertThat(browser.await("textarea").getDomProperty("value"))
        .isEqualTo("SELECT warm_pool_status");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OVERVIEW,
        "overview?since=1h",
        "sql",
        "sql?sql=SELECT+training_job_status,count(*)+FROM+aws.sagemaker_training_job+GROUP+BY+1",
        "sql?sql=SELECT+nonsense"
      })
  void isAccessibleInBothThemesAndWidths(String place) {
    browser.open(place);

    browser.assertAccessible();
  }
}
