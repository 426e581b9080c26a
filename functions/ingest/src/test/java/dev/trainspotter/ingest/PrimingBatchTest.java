package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.edge.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PrimingBatchTest {
  @BeforeAll
  static void beAFunction() {
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "priming");
    System.setProperty("aws.secretAccessKey", "priming");
  }

  @AfterAll
  static void beNoneAnyMore() {
    System.clearProperty("aws.region");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void goesThroughAllOfIngestToARowKept() {
    Settings settings =
        Settings.from(
            Map.of(
                "TABLE_NAME", "catalog",
                "STATE_TABLE_NAME", "state",
                "ACCOUNTS", "111122223333,444455556666",
                "OWN_ACCOUNT", "111122223333"));
    ByteArrayOutputStream lines = new ByteArrayOutputStream();

    IngestHandler.prime(settings, new PrintStream(lines, true, StandardCharsets.UTF_8));

    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("\"outcome\":\"kept\"");
  }
}
