package dev.trainspotter.query.timeline;

import static dev.trainspotter.query.timeline.History.at;
import static dev.trainspotter.query.timeline.History.job;
import static dev.trainspotter.query.timeline.History.lines;
import static dev.trainspotter.query.timeline.History.sum;
import static dev.trainspotter.query.timeline.History.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Where a timeline ends, and what it calls the time of which nothing is told.
class TimelineEndTest {
  @Test
  void namesTheTimeOfWhichNothingIsTold() {
    TrainingJob job =
        job("Completed", "Downloading 2.5 10\nTraining 15 20\nUploading 20 25\nCompleted 31 31");

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "gaps"))
        .containsExactly(
            "created Downloading 0.000 2.500",
            "Downloading Training 10.000 5.000",
            "Uploading Completed 25.000 6.000");
    assertThat(sum(timeline, "gap_seconds")).isEqualByComparingTo("13.5");
  }

  @Test
  void namesAGapAfterAPhaseWithoutLength() {
    TrainingJob job = job("InProgress", "Training 0 10\nFailed 10 10\nRestarting 15 -");

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "gaps")).containsExactly("Failed Restarting 10.000 5.000");
  }

  @Test
  void countsTheLastPhaseOfARunningJobUpToNow() {
    TrainingJob job = job("InProgress", "Starting 0 10\nTraining 10 -");

    EnhancedDocument timeline = timeline(job, at("70.123").plusNanos(900_000));

    assertThat(timeline.getString("as_of")).isEqualTo("2026-11-23T12:01:10.123Z");
    assertThat(lines(timeline, "phases")).contains("Training 10.000 60.123…");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("70.123");
  }

  @Test
  void countsNothingOfAPhaseThatBeginsAfterNow() {
    TrainingJob job = job("InProgress", "Starting 0 10\nTraining 10 -");

    EnhancedDocument timeline = timeline(job, at("5"));

    assertThat(lines(timeline, "phases")).contains("Training 10.000 0.000…");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("10");
  }

  @Test
  void leavesAGapOpenWhileARunningJobIsBetweenTwoPhases() {
    TrainingJob job = job("InProgress", "Starting 0 10");

    EnhancedDocument timeline = timeline(job, at("15"));

    assertThat(lines(timeline, "gaps")).containsExactly("Starting 10.000 5.000…");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("15");
  }

  @ParameterizedTest
  @CsvSource({"-, ''", "12, 'Training deleted 12.000 8.000'"})
  void endsAJobWithItsDeletion(String end, String gap) {
    TrainingJob running = job("InProgress", "Training 0 " + end);
    TrainingJob job = History.with(running, Column.DELETED_AT, at("20"));

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(String.join("", lines(timeline, "gaps"))).isEqualTo(gap);
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("20");
    assertThat(timeline.getString("deleted_at")).isEqualTo("2026-11-23T12:00:20.000Z");
  }

  @ParameterizedTest
  @CsvSource({"TRAINING_END_TIME, 40", "LAST_MODIFIED_TIME, 40", "OBSERVED_AT, 40"})
  void endsTheLastPhaseOfAnEndedJobByTheBestWordThereIs(Column column, String end) {
    TrainingJob told = job("Completed", "Starting 0 10\nTraining 10 -");
    TrainingJob job = History.with(told, column, at(end));

    EnhancedDocument timeline = timeline(job, at("900000"));

    assertThat(lines(timeline, "phases")).last().isEqualTo("Training 10.000 30.000");
    assertThat(lines(timeline, "gaps")).isEmpty();
  }

  @Test
  void passesOverAnEndThatLiesBeforeTheLastPhase() {
    TrainingJob told = job("Failed", "Training 10 -");
    TrainingJob job =
        History.with(
            History.with(told, Column.TRAINING_END_TIME, at("9")),
            Column.LAST_MODIFIED_TIME,
            at("30"));

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases")).containsExactly("Training 10.000 20.000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Completed", "Failed", "Stopped", "MaxRuntimeExceeded", "MaxWaitTimeExceeded"})
  void givesNoLengthToAnEnd(String status) {
    TrainingJob job = job("Stopped", "Training 0 10\n" + status + " 10 -");

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases"))
        .containsExactly("Training 0.000 10.000", status + " 10.000 0.000");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("10");
  }

  @Test
  void leavesTheSumsOutWhereNoHistoryIsTold() {
    TrainingJob job = job("Completed", "");

    String timeline = Timeline.of(job, at("100")).toJson();

    assertThat(timeline)
        .contains("\"phases\":[],\"gaps\":[],\"interruptions\":[]}")
        .doesNotContain("_seconds");
  }

  @Test
  void keepsAStatusThatNobodyDocumented() {
    TrainingJob job = job("Hibernating", "WarmingUpTheFlux 0 10 sizzling\n- 10 -");

    EnhancedDocument timeline = timeline(job, at("12"));

    assertThat(Timeline.of(job, at("12")).toJson())
        .contains("{\"status\":\"WarmingUpTheFlux\",\"kind\":\"other\"", "{\"status\":\"\"");
    assertThat(sum(timeline, "other_seconds")).isEqualByComparingTo("12");
  }

  @Test
  void beginsWithAPhaseThatBeganBeforeTheJobWasCreated() {
    TrainingJob job = job("Completed", "Starting -0.5 10\nCompleted 10 10");

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "gaps")).isEmpty();
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("10.5");
  }

  @ParameterizedTest
  @CsvSource({
    "Training 0 10, TRAINING_END_TIME, 40, Training ended 10.000 30.000",
    "Training 0 10, LAST_MODIFIED_TIME, 40, Training ended 10.000 30.000",
    "Failed 10 10, TRAINING_END_TIME, 40, Failed ended 10.000 30.000",
  })
  void explainsAnEndedJobUpToItsEnd(String last, Column column, String end, String gap) {
    TrainingJob told = job("Completed", "Starting 0 5\nTraining 5 10\n" + last);
    TrainingJob job = History.with(told, column, at(end));

    EnhancedDocument timeline = timeline(job, at("900000"));

    assertThat(lines(timeline, "gaps")).containsExactly(gap);
    assertThat(sum(timeline, "gap_seconds")).isEqualByComparingTo("30");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("40");
  }

  @ParameterizedTest
  @CsvSource({
    "Training 0 10, OBSERVED_AT, 40",
    "Completed 10 10, LAST_MODIFIED_TIME, 40",
    "Training 0 10, TRAINING_END_TIME, 9"
  })
  void doesNotStretchAnEndedJobToAWordThatIsNoEnd(String last, Column column, String time) {
    TrainingJob told = job("Completed", "Training 0 10\n" + last);
    TrainingJob job = History.with(told, column, at(time));

    EnhancedDocument timeline = timeline(job, at("900000"));

    assertThat(lines(timeline, "gaps")).isEmpty();
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("10");
  }

  @Test
  void endsThePhaseThatANewerEventContradicts() {
    TrainingJob job =
        eventOver(job("InProgress", "Starting 0 10\nTraining 10 -"), "Uploading", "40");

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases"))
        .containsExactly("Starting 0.000 10.000", "Training 10.000 30.000");
    assertThat(lines(timeline, "gaps")).containsExactly("Training 40.000 60.000…");
    assertThat(sum(timeline, "train_seconds")).isEqualByComparingTo("30");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("100");
  }

  @Test
  void endsAContradictedPhaseOfADeletedJobToo() {
    TrainingJob told = eventOver(job("InProgress", "Training 10 -"), "Uploading", "40");
    TrainingJob job = History.with(told, Column.DELETED_AT, at("60"));

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases")).containsExactly("Training 10.000 30.000");
    assertThat(lines(timeline, "gaps"))
        .containsExactly("created Training 0.000 10.000", "Training deleted 40.000 20.000");
  }

  @ParameterizedTest
  @CsvSource({"Training, 40", "Uploading, 10", "Uploading, 5"})
  void leavesAPhaseOpenThatNothingNewerContradicts(String status, String modified) {
    TrainingJob job = eventOver(job("InProgress", "Training 10 -"), status, modified);

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases")).containsExactly("Training 10.000 90.000…");
  }

  /// The row as it reads when a newer event is laid over it.
  private static TrainingJob eventOver(TrainingJob job, String secondaryStatus, String modified) {
    return History.with(
        History.with(job, Column.SECONDARY_STATUS, secondaryStatus),
        Column.LAST_MODIFIED_TIME,
        at(modified));
  }
}
