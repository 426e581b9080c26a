package dev.trainspotter.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureLineTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new IllegalStateException("the port is taken"), "the port is taken"),
        Arguments.of(
            new ExceptionInInitializerError(new IllegalStateException("no jars in target")),
            "no jars in target"),
        Arguments.of(new CompletionException(new IOException("reset")), "reset"),
        Arguments.of(new UncheckedIOException(new IOException("reset")), "reset"),
        Arguments.of(new RuntimeException(new NoSuchFileException("/x")), "/x does not exist"),
        Arguments.of(new AccessDeniedException("/x"), "no permission for /x"),
        Arguments.of(new UnknownHostException("nowhere"), "the host nowhere is unknown"),
        Arguments.of(
            new NoClassDefFoundError("dev/trainspotter/X"),
            "the build is incomplete: run mvn clean, and start the program again"),
        Arguments.of(new StackOverflowError(), "the input is nested too deeply"),
        Arguments.of(
            new OutOfMemoryError(), "the memory is used up: give Java more of it with -Xmx"),
        Arguments.of(
            new IllegalStateException("denied (Service: Sqs, Status Code: 403, Request ID: 1)"),
            "denied"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysTheCauseInPlainWords(Throwable failure, String line) {
    assertThat(FailureLine.of(failure)).isEqualTo(line);
  }

  static Stream<Throwable> withoutWords() {
    return Stream.of(
        new NullPointerException(),
        new IllegalStateException(),
        new ExceptionInInitializerError(new NullPointerException()),
        new CompletionException(new IllegalArgumentException()));
  }

  @ParameterizedTest
  @MethodSource("withoutWords")
  void neverEndsInAClassName(Throwable failure) {
    assertThat(FailureLine.of(failure))
        .startsWith("an error in the program, please report it: ")
        .doesNotContain("Exception", "java.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.io.IOException: reset | reset",
        "software.amazon.awssdk.core.exception.ApiCallTimeoutException: did not complete | did not"
            + " complete",
        "java.lang.NullPointerException | the cause is unknown",
        "the table is away | the table is away"
      })
  void takesClassNamesOutOfALoggedError(String logged, String line) {
    assertThat(FailureLine.of(logged)).isEqualTo(line);
  }
}
