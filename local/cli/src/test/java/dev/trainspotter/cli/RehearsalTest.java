package dev.trainspotter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is in the archive of classes that a rehearsal makes.
class RehearsalTest {
  private static final String SOURCE = " source: shared objects file (top)";

  @TempDir private Path folder;

  /// Java archives classes of jars only, and in a test our own are in folders.
  private String jars() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      entries.add(Files.isDirectory(Path.of(entry)) ? jar(entry, entries.size()) : entry);
    }
    return String.join(File.pathSeparator, entries);
  }

  private String jar(String classes, int number) {
    String jar = folder.resolve(number + ".jar").toString();
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    assertThat(tool.run(System.out, System.err, "-cf", jar, "-C", classes, ".")).isZero();
    return jar;
  }

  private int java(String classPath, Class<?> program, String... options) throws Exception {
    List<String> command = new ArrayList<>(ProgramRun.command(List.of(options)));
    command.set(command.indexOf("-cp") + 1, classPath);
    command.set(command.size() - 1, program.getName());
    try (ProgramRun run = ProgramRun.start(new ProcessBuilder(command))) {
      run.output();
      return run.exitCode();
    }
  }

  private static List<String> archived(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.endsWith(SOURCE))
          .map(line -> line.substring(0, line.length() - SOURCE.length()))
          .collect(Collectors.toList());
    }
  }

  @Test
  void archivesTheClassesOfTheProgramAndItsEmulators() throws Exception {
    String jars = jars();
    Path archive = folder.resolve("classes.jsa");
    Path log = folder.resolve("classes.log");

    int made = java(jars, Rehearsal.class, "-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive);
    java(
        jars,
        Rehearsal.class,
        "-XX:SharedArchiveFile=" + archive,
        "-Xlog:class+load:file=%s:none".formatted(log));

    assertThat(made).isZero();
    assertThat(archived(log))
        .contains(
            "dev.trainspotter.ingest.IngestHandler",
            "dev.trainspotter.cli.jobs.JobsCommand",
            "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
            "software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler",
            "org.elasticmq.rest.sqs.SQSRestServerBuilder")
        .hasSizeGreaterThan(8_000);
  }
}
