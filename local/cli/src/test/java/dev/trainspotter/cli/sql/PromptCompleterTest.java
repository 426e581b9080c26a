package dev.trainspotter.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptCompleterTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Schema.Table(
                  "aws.job",
                  "Jobs.",
                  List.of(
                      new Schema.Column("name", "text", "The name."),
                      new Schema.Column("state", "text", "The state."))),
              new Schema.Table(
                  "aws.job_metric",
                  "Metrics.",
                  List.of(new Schema.Column("value", "double precision", "The value.")))));

  /// What completes the line at its end, as the terminal shows it.
  private static List<String> completed(String line) throws Exception {
    List<Candidate> candidates = new ArrayList<>();
    var word = new PromptParser().parse(line, line.length(), ParseContext.COMPLETE);
    try (TypedTerminal typed = TypedTerminal.dumb();
        Terminal terminal = typed.terminal()) {
      new PromptCompleter(SCHEMA).complete(new LineReaderImpl(terminal), word, candidates);
    }
    return candidates.stream()
        .map(Candidate::value)
        .filter(value -> value.regionMatches(true, 0, word.word(), 0, word.word().length()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SEL                              | SELECT",
        "sel                              | select",
        "select na                        | name",
        "select value from                | from",
        "select st                        | state",
        "select * from aws.               | aws.job aws.job_metric",
        "select * from aws.job_           | aws.job_metric",
        "select v from aws.job where va   | values",
        "select v from job_metric where v | value values",
        "select j. from aws.job j, x.n    | x.name",
        "\\                               | \\d \\? \\q",
        "\\d aws.job_                     | aws.job_metric",
      })
  void completesKeywordsTablesAndColumns(String line, String words) throws Exception {
    assertThat(completed(line)).containsExactly(words.split(" "));
  }
}
