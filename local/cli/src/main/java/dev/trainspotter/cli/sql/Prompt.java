package dev.trainspotter.cli.sql;

import dev.trainspotter.cli.terminal.RefusedException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jspecify.annotations.Nullable;

/// Reads statements from a terminal, one after the other, and shows their results.
final class Prompt {
  private static final String FIRST = "sql> ";
  private static final String NEXT = "  -> ";

  private static final List<String> HELP =
      List.of(
          "A statement ends with ; and may have several lines.",
          "\\d        lists the tables",
          "\\d TABLE  lists a table's columns",
          "\\?        shows this help",
          "\\q        ends, as Ctrl-D does",
          "Tab completes keywords, tables and columns; Ctrl-C abandons a statement.");

  private final Terminal terminal;
  private final SqlClient client;
  private final Schema schema;
  private final ResultWriter writer;
  private final LineReader reader;

  /// @param history where statements are kept; null for nowhere
  Prompt(
      Terminal terminal,
      SqlClient client,
      Schema schema,
      ResultWriter writer,
      @Nullable Path history) {
    this.terminal = terminal;
    this.client = client;
    this.schema = schema;
    this.writer = writer;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new PromptParser())
            .completer(new PromptCompleter(schema))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, NEXT)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            // An exclamation mark is an operator.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    this.reader =
        (history == null ? builder : builder.variable(LineReader.HISTORY_FILE, history)).build();
  }

  /// Answers statements until the user ends.
  void run() {
    boolean isOpen = true;
    while (isOpen) {
      try {
        isOpen = answer(reader.readLine(FIRST).strip());
      } catch (UserInterruptException _) {
        // Ctrl-C abandons the line.
      } catch (EndOfFileException _) {
        isOpen = false;
      }
    }
  }

  /// Answers a statement or a command; false when it ends the prompt.
  private boolean answer(String line) {
    if (PromptCommand.isCommand(line)) {
      return answer(PromptCommand.read(line));
    }
    if (!line.isEmpty()) {
      query(line);
    }
    return true;
  }

  private boolean answer(PromptCommand command) {
    switch (command.name()) {
      case PromptCommand.QUIT -> {
        return false;
      }
      case PromptCommand.HELP -> print(HELP.stream());
      case PromptCommand.TABLES -> print(described(command.argument()));
      default -> print(Stream.of("%s is no command: \\? lists them".formatted(command.name())));
    }
    return true;
  }

  private Stream<String> described(String name) {
    if (name.isEmpty()) {
      return schema.lines();
    }
    Schema.@Nullable Table table = schema.find(name);
    return table == null
        ? Stream.of("there is no table %s: \\d lists the tables".formatted(name))
        : table.lines();
  }

  /// Runs a statement. Ctrl-C abandons it; the API ends it by itself.
  private void query(String sql) {
    Thread here = Thread.currentThread();
    SignalHandler before = terminal.handle(Signal.INT, _ -> here.interrupt());
    try {
      writer.write(client.run(sql, writer.format().response()));
    } catch (RefusedException e) {
      writer.err().println(e.text());
    } catch (InterruptedException _) {
      writer.err().println("abandoned");
    } finally {
      terminal.handle(Signal.INT, before);
      // A Ctrl-C that came after the result must not abandon the next statement.
      Thread.interrupted();
    }
  }

  private void print(Stream<String> lines) {
    PrintStream out = writer.out();
    lines.forEach(line -> out.print(line + "\n"));
    out.flush();
  }
}
