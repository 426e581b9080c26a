package dev.trainspotter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/// The pages of jobs and of health.
@ExtendWith(RunningConsole.class)
class ConsoleTest {
  private static final int JOBS = RunningConsole.JOBS;
  private static final String PLACE = RunningConsole.PLACE;
  private static final String NAMES = "tbody td.name a";

  private final Browser browser = RunningConsole.browser();

  @Test
  void showsTheNewestJobsAndMoreByScrolling() {
    browser.open("jobs");

    browser.await(NAMES);
    assertThat(browser.texts(NAMES)).startsWith(ConsoleJobs.LONG_NAME, "failed", "hostile");
    browser.awaitText(".foot", "100 jobs so far");
    browser.run("document.querySelector('.scroll').scrollTop = 1e6");
    browser.awaitText(".foot", (JOBS + 3) + " jobs");
    browser.run("document.querySelector('.scroll').scrollTop = 1e6");
    browser.awaitText("tbody", "batch-000");
  }

  @Test
  void keepsFiltersInTheAddressAndTakesThemFromThere() {
    browser.open("jobs?training_job_name__contains=batch-10&tags.team=vision");
    browser.awaitText(".foot", "10 jobs");

    browser.await(".chip:nth-child(1) .remove").click();

    browser.awaitThat(() -> browser.place().equals("jobs?tags.team=vision"), "the address");
    browser.awaitText(".foot", "100 jobs so far");
    browser.driver().navigate().back();
    browser.awaitText(".foot", "10 jobs");
    browser.driver().navigate().refresh();
    browser.awaitText(".foot", "10 jobs");
    assertThat(browser.texts(".chip .value")).containsExactly("batch-10", "vision");
  }

  @Test
  void takesEveryFilterFromTheAddressAsItWasPutThere() {
    browser.open("jobs");

    String lost =
        browser.runModules(
            """
            const columns = [...catalog.columns.keys()];
            const names = [...catalog.parameters.map(one => one.name), ...columns.flatMap(column =>
              catalog.operators.map(operator => column + '.a=b&c' + operator.suffix))];
            const values = ['a b&c=d', '+%20#?', 'é\u202e"<', '', '[1]', ' x '];
            const written = query => JSON.stringify(query);
            const read = query => new Query(
              new Place(new URL(href('jobs', query.parameters), location.origin)).parameters);
            const all = names.flatMap(name => values.map(value => new Query([[name, value]])));
            return all.length + ' ' + all.filter(one => written(one) !== written(read(one))).map(written);
            """,
            "");

    assertThat(lost).matches("[0-9]{4} ");
  }

  @Test
  void saysThatTheApiDoesNotAnswerAndTriesAgain() {
    browser.open("jobs");
    browser.await(NAMES);

    browser.network(false);
    browser.await("nav a:nth-child(4)").click();
    browser.awaitText(".notice", "The API is not available");
    browser.network(true);
    browser.await(".notice button").click();

    browser.awaitText("h1", "Some rows may be out of date");
    assertThat(browser.log()).allMatch(line -> line.contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  void needsNoPointer() {
    browser.open("jobs");
    browser.await(NAMES);

    browser.press("/");
    browser.press("training_job_sta", Keys.ARROW_DOWN, Keys.TAB);
    browser.press("Fail", Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
    browser.awaitText(".chips", "Failed");
    browser.press(Keys.ESCAPE);
    browser.awaitText(".foot", "1 job");
    browser.press("j");

    assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo("failed");
    assertThat(browser.place()).isEqualTo("jobs?training_job_status=Failed");
    browser.press("?");
    browser.awaitText("dialog.keys", "Previous job");
    browser.press(Keys.ESCAPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense=1", "training_job_status=failed", "fields=nonsense"})
  void showsWhatIsWrongInAnAddressAndKeepsTheRest(String nonsense) {
    browser.open("jobs?training_job_name__contains=batch-10&" + nonsense);
    String name = nonsense.substring(0, nonsense.indexOf('='));
    browser.awaitText(".notice", "Part of this address cannot be used");

    browser.await(".notice button").click();

    browser.awaitText(".foot", "10 jobs");
    assertThat(browser.place()).isEqualTo("jobs?training_job_name__contains=batch-10");
    assertThat(nonsense).startsWith(name);
  }

  @Test
  void saysThatAPageDoesNotExist() {
    browser.open("jobs");
    browser.await(NAMES);

    browser.run(
        "history.pushState({}, '', '/console/nonsense');"
            + "dispatchEvent(new Event('placechange'))");

    browser.awaitText(".notice", "There is no such page");
  }

  @Test
  void choosesColumnsAndTheirOrder() {
    browser.open("jobs?fields=training_job_name,tags.team,region");
    browser.await(NAMES);
    assertThat(browser.texts("thead th")).containsExactly("Name", "Tags.team", "Region");

    browser.press("c");
    browser.await("[aria-label='Move region to the left']").click();
    browser.await("dialog .main").click();

    browser.awaitThat(
        () -> browser.place().equals("jobs?fields=training_job_name%2Cregion%2Ctags.team"),
        "the address");
    browser.awaitThat(
        () -> browser.texts("thead th").equals(List.of("Name", "Region", "Tags.team")),
        "the columns");
  }

  @Test
  void showsHostileTextsAsTexts() {
    browser.open("jobs?training_job_name=hostile&fields=training_job_name,tags");

    browser.awaitText("tbody", ConsoleJobs.HOSTILE);

    assertThat(browser.run("return document.querySelectorAll('td img').length")).isEqualTo(0L);
    assertThat(browser.driver().getTitle()).doesNotContain("hostile");
  }

  @Test
  void opensAJobWithItsFailureFirstAndGoesBack() {
    browser.open("jobs?training_job_name=failed");
    browser.await(NAMES);

    browser.press("j");
    browser.press(Keys.ENTER);

    browser.awaitText("h1", "failed");
    assertThat(browser.place()).startsWith(PLACE + "failed?creation_time=2026-");
    browser.awaitText(".reason", "OutOfMemory");
    assertThat(browser.texts(".phases tbody tr")).isNotEmpty();
    assertThat(browser.texts(".timeline rect")).hasSameSizeAs(browser.texts(".phases tbody tr"));
    browser.press(Keys.ESCAPE);
    browser.awaitThat(
        () -> browser.place().equals("jobs?training_job_name=failed"), "the list's address");
    browser.awaitText(".foot", "1 job");
  }

  @Test
  void showsMaskedValuesAsMaskedAndHostileOnesAsTexts() {
    browser.open(PLACE + "hostile");

    browser.awaitText("[data-masked]", "[masked]");
    assertThat(browser.texts(".values dd"))
        .contains(ConsoleJobs.HOSTILE, ConsoleJobs.SCRIPT_ADDRESS);
    assertThat(browser.run("return document.querySelectorAll('main img').length")).isEqualTo(0L);
    assertThat(browser.run("return document.querySelectorAll('a[href^=javascript]').length"))
        .isEqualTo(0L);
    browser.await(".values input").sendKeys("s3DataDistribution");
    browser.awaitThat(() -> browser.texts(".values dd").size() == 1, "the value found");
    assertThat(browser.driver().getTitle()).isEqualTo("hostile · Trainspotter");
  }

  @Test
  void showsWhatChangedSinceTheRunBefore() {
    browser.open(PLACE + "batch-109");

    browser.awaitText("run-before h2", "Since the run before");
    assertThat(browser.texts("run-before .facts-line a")).containsExactly("batch-108");
    assertThat(browser.texts(".changes tbody tr"))
        .containsExactly("hyper_parameters.seed 108 109", "tags.batch 108 109");
    browser.await("run-before a").click();
    browser.awaitText("h1", "batch-108");
  }

  @Test
  void saysThatAJobDoesNotExist() {
    browser.open(PLACE + "unknown");

    browser.awaitText(".notice", "There is no such job");
  }

  @Test
  void showsWhetherTheRowsAreFresh() {
    browser.open("health");

    browser.awaitText("h1", "Some rows may be out of date");
    assertThat(browser.texts(".phases tbody tr")).anyMatch(row -> row.contains("111122223333"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jobs?training_job_name__contains=batch-10",
        "jobs?training_job_name__contains=nothing-has-this",
        PLACE + "hostile",
        PLACE + "failed",
        "health"
      })
  void isAccessibleInBothThemesAndWidths(String place) {
    browser.open(place);

    browser.assertAccessible();
  }
}
