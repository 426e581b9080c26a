package dev.trainspotter.sql.questions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The questions in SQL of `docs/questions.md`.
final class QuestionsPage {
  /// A question.
  ///
  /// @param answer the table that the page shows below the statement
  record Question(String title, String sql, String answer) {
    private static final String NOW = "now()";

    /// The statement with its first parameter in place of the current time.
    String sqlAtATime() {
      return sql.replace(NOW, "$1::timestamptz");
    }

    boolean dependsOnNow() {
      return sql.contains(NOW);
    }

    @Override
    public String toString() {
      return title;
    }
  }

  private static final Path FILE = Path.of(System.getProperty("house"), "docs/questions.md");
  private static final Pattern QUESTION =
      Pattern.compile("(?s)\n### ([^\n]+)\n\n.+?\n```sql\n(.+?)\n```\n\n((?:\\|[^\n]*\n)+)");

  private static final Pattern REQUEST =
      Pattern.compile("curl --json '\\{\"sql\": \"([^\"]+)\"\\}' http://localhost:8080/v1/sql\n");

  private QuestionsPage() {}

  /// All of them, in the page's order.
  static List<Question> questions() {
    return QUESTION
        .matcher(text())
        .results()
        .map(found -> new Question(found.group(1), found.group(2), found.group(3).strip()))
        .toList();
  }

  /// The statement in the request that the page begins with.
  static String request() {
    Matcher request = REQUEST.matcher(text());
    if (!request.find()) {
      throw new AssertionError("no request to /v1/sql in " + FILE);
    }
    return request.group(1);
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
