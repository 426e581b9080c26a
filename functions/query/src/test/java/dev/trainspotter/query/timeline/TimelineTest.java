package dev.trainspotter.query.timeline;

import static dev.trainspotter.query.timeline.History.at;
import static dev.trainspotter.query.timeline.History.job;
import static dev.trainspotter.query.timeline.History.lines;
import static dev.trainspotter.query.timeline.History.messages;
import static dev.trainspotter.query.timeline.History.sum;
import static dev.trainspotter.query.timeline.History.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

class TimelineTest {
  @Test
  void sumsTheTriesOfASpotJobThatWasInterruptedTwice() {
    TrainingJob job =
        job(
            "Completed",
            """
            Starting     0     60    Preparing the instances for training
            Downloading  60    100   Downloading input data
            Training     100   700.5 Training image download completed. Training in progress.
            Interrupted  700.5 760.5 Training job interrupted
            Starting     760.5 800   Preparing the instances for training
            Downloading  800   820   Downloading input data
            Training     820   1500  Training in progress
            Interrupted  1500  1501  Training job interrupted again
            Restarting   1501  1520  Restarting
            Training     1520  1800  Training in progress
            Uploading    1800  1812.345 Uploading generated training model
            Completed    1812.345 1812.345 Training job completed
            """);

    EnhancedDocument timeline = timeline(job, at("90000"));

    assertThat(lines(timeline, "interruptions"))
        .containsExactly("700.500 60.000", "1500.000 1.000");
    assertThat(sum(timeline, "queue_seconds")).isEqualByComparingTo("118.5");
    assertThat(sum(timeline, "download_seconds")).isEqualByComparingTo("60");
    assertThat(sum(timeline, "train_seconds")).isEqualByComparingTo("1560.5");
    assertThat(sum(timeline, "upload_seconds")).isEqualByComparingTo("12.345");
    assertThat(sum(timeline, "interrupted_seconds")).isEqualByComparingTo("61");
    assertThat(sum(timeline, "gap_seconds")).isZero();
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("1812.345");
  }

  @Test
  void takesTransitionsOfOneStatusForOnePhase() {
    TrainingJob job =
        job(
            "Failed",
            """
            Starting 0  10 Launching requested ML instances
            Starting 10 20 Preparing the instances for training
            Starting 20 30 Preparing the instances for training
            Starting 30 40
            Starting 40 50 Launching requested ML instances
            Failed   50 50 Training job failed
            """);

    EnhancedDocument timeline = timeline(job, at("60"));

    assertThat(lines(timeline, "phases"))
        .containsExactly("Starting 0.000 50.000", "Failed 50.000 0.000");
    assertThat(messages(timeline).getFirst())
        .containsExactly(
            "Launching requested ML instances",
            "Preparing the instances for training",
            "Launching requested ML instances");
  }

  @Test
  void keepsTransitionsOfOneStatusApartWithTimeBetweenThem() {
    TrainingJob job = job("InProgress", "Training 0 10 one\nTraining 15 20 two\nUploading 20 -");

    EnhancedDocument timeline = timeline(job, at("30"));

    assertThat(lines(timeline, "phases"))
        .containsExactly(
            "Training 0.000 10.000", "Training 15.000 5.000", "Uploading 20.000 10.000…");
    assertThat(lines(timeline, "gaps")).containsExactly("Training Training 10.000 5.000");
  }

  @Test
  void putsTransitionsInOrder() {
    TrainingJob job =
        job(
            "Completed",
            """
            Completed   300 300
            Training    100 200
            Uploading   200 300
            Downloading 100 100
            Starting    0   100
            Uploading   200 300
            """);

    EnhancedDocument timeline = timeline(job, at("400"));

    assertThat(lines(timeline, "phases"))
        .containsExactly(
            "Starting 0.000 100.000",
            "Training 100.000 100.000",
            "Downloading 100.000 0.000",
            "Uploading 200.000 100.000",
            "Completed 300.000 0.000");
    assertThat(lines(timeline, "gaps")).isEmpty();
  }

  @Test
  void endsWithTheEndWhenTwoPhasesBeginTogether() {
    TrainingJob job = job("Failed", "Failed 10 10\nTraining 10 -");

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases"))
        .containsExactly("Training 10.000 0.000", "Failed 10.000 0.000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed 50 50\nRestarting 50 -",
        "Failed 50 -\nRestarting 50 -",
        "Restarting 50 -\nFailed 50 -",
      })
  void goesOnWithTheRestartOfAJobThatRestartsInTheInstantItFailed(String lines) {
    TrainingJob job = job("InProgress", "Training 0 50\n" + lines);

    EnhancedDocument timeline = timeline(job, at("90"));

    assertThat(lines(timeline, "phases"))
        .containsExactly(
            "Training 0.000 50.000", "Failed 50.000 0.000", "Restarting 50.000 40.000…");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("90");
  }

  @Test
  void keepsARestartThatAnEndedJobLivedThrough() {
    TrainingJob job =
        job("Completed", "Training 0 50\nFailed 50 50\nTraining 50 -\nCompleted 80 80");

    EnhancedDocument timeline = timeline(job, at("90"));

    assertThat(lines(timeline, "phases"))
        .containsExactly(
            "Training 0.000 50.000",
            "Failed 50.000 0.000",
            "Training 50.000 30.000",
            "Completed 80.000 0.000");
    assertThat(lines(timeline, "gaps")).isEmpty();
  }

  @Test
  void leavesAGapOpenWhileAFailedJobHasNotRestarted() {
    TrainingJob job = job("InProgress", "Training 0 50\nFailed 50 50");

    EnhancedDocument timeline = timeline(job, at("90"));

    assertThat(lines(timeline, "gaps")).containsExactly("Failed 50.000 40.000…");
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("90");
  }

  @Test
  void endsAJobOfAStatusThatNobodyDocumentedBySecondaryStatus() {
    TrainingJob told = job("Archived", "Training 0 50\nCompleted 50 50");
    TrainingJob job = History.with(told, Column.SECONDARY_STATUS, "Completed");

    EnhancedDocument timeline = timeline(job, at("90"));

    assertThat(lines(timeline, "gaps")).isEmpty();
    assertThat(sum(timeline, "total_seconds")).isEqualByComparingTo("50");
  }

  @Test
  void goesOnWithWhatHasNoEndWhenTwoPhasesBeginTogether() {
    TrainingJob job = job("InProgress", "Uploading 10 -\nTraining 10 10");

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases"))
        .containsExactly("Training 10.000 0.000", "Uploading 10.000 90.000…");
  }

  @Test
  void countsTimeThatTwoPhasesOfAKindShareOnce() {
    TrainingJob job =
        job(
            "Completed",
            """
            Starting  0  30
            Pending   10 20
            Starting  25 50
            Training  50 90
            Training  60 80
            Completed 90 90
            """);

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(sum(timeline, "queue_seconds")).isEqualByComparingTo("50");
    assertThat(sum(timeline, "train_seconds")).isEqualByComparingTo("40");
    assertThat(lines(timeline, "phases"))
        .containsExactly(
            "Starting 0.000 30.000",
            "Pending 10.000 10.000",
            "Starting 25.000 25.000",
            "Training 50.000 40.000",
            "Completed 90.000 0.000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "5", "soon"})
  void endsAPhaseWithoutAnEndWhereTheNextOneBegins(String end) {
    TrainingJob job = job("Completed", "Training 10 " + end + "\nUploading 30 40\nCompleted 40 40");

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases"))
        .containsExactly(
            "Training 10.000 20.000", "Uploading 30.000 10.000", "Completed 40.000 0.000");
  }

  @Test
  void beginsAPhaseWithoutAStartWhereTheOneBeforeItEnds() {
    TrainingJob job =
        job(
            "InProgress",
            """
            Starting    -  10
            Downloading -  20
            Training    25 -
            Uploading   -  40
            Updating    -  -
            """);

    EnhancedDocument timeline = timeline(job, at("100"));

    assertThat(lines(timeline, "phases"))
        .containsExactly(
            "Starting 0.000 10.000",
            "Downloading 10.000 10.000",
            "Training 25.000 15.000",
            "Uploading 40.000 0.000",
            "Updating 40.000 60.000…");
  }
}
