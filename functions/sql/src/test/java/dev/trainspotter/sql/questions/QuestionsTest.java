package dev.trainspotter.sql.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.sql.questions.QuestionsPage.Question;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the questions in SQL of `docs/questions.md`. A failure prints the expected text.
class QuestionsTest {
  private static final QuestionedFleet FLEET = QuestionedFleet.shared();
  private static final Instant NOW = QuestionedFleet.NOW;
  private static final Map<Question, Answer> ANSWERS = new HashMap<>();

  static List<Question> questions() {
    return QuestionsPage.questions();
  }

  static Stream<Question> questionsAboutNow() {
    return questions().stream().filter(Question::dependsOnNow);
  }

  static Question titled(String title) {
    return questions().stream()
        .filter(question -> question.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static Answer answer(Question question) {
    return ANSWERS.computeIfAbsent(question, q -> ask(FLEET, q));
  }

  private static Answer ask(QuestionedFleet fleet, Question question) {
    return question.dependsOnNow()
        ? fleet.ask(question.sqlAtATime(), NOW.toString())
        : fleet.ask(question.sql());
  }

  @Test
  void asksTwentyFiveQuestions() {
    assertThat(questions())
        .hasSize(25)
        .extracting(Question::title)
        .containsExactlyInAnyOrderElementsOf(Oracles.BY_TITLE.keySet());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void answersAsPlainJava(Question question) {
    Answer answer = answer(question);

    Oracle oracle = Objects.requireNonNull(Oracles.BY_TITLE.get(question.title()));
    assertThat(answer.rows()).isNotEmpty().isEqualTo(Answer.rows(oracle.rows(FLEET.jobs(), NOW)));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void showsTheAnswer(Question question) {
    assertThat(question.answer()).isEqualTo(answer(question).table());
  }

  @ParameterizedTest
  @MethodSource("questionsAboutNow")
  void runsAtTheCurrentTime(Question question) {
    Answer answer = FLEET.ask(question.sql());

    assertThat(answer.columns()).isEqualTo(answer(question).columns());
  }

  @Test
  void answersTheRequestOfThePage() {
    Answer answer = FLEET.ask(QuestionsPage.request());

    assertThat(answer.rows()).containsExactly(List.of("480"));
  }

  @Test
  void computesTheSavingsOfSpotTrainingAsSageMakerDoes() {
    QuestionedFleet oneJob = QuestionedFleet.empty();
    oneJob.describe(
        new TrainingJobArn("arn:aws:sagemaker:us-east-1:111122223333:training-job/spot"),
        """
        {"TrainingJobName": "spot",
         "TrainingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/spot",
         "TrainingJobStatus": "Completed", "CreationTime": "2026-11-27T10:00:00Z",
         "EnableManagedSpotTraining": true, "Tags": {"team": "nlp"},
         "BillableTimeInSeconds": 100, "TrainingTimeInSeconds": 500}
        """,
        NOW);

    Answer answer = ask(oneJob, titled("Spot savings by team"));

    assertThat(answer.rows()).containsExactly(List.of("nlp", "1", "80"));
  }
}
