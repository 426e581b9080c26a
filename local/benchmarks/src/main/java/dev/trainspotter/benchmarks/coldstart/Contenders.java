package dev.trainspotter.benchmarks.coldstart;

import dev.trainspotter.benchmarks.coldstart.Contender.Work;
import dev.trainspotter.benchmarks.naive.EmptyStreamHandler;
import dev.trainspotter.benchmarks.naive.EmptyTypedHandler;
import dev.trainspotter.benchmarks.naive.NaiveIngestHandler;
import dev.trainspotter.benchmarks.naive.NaiveJob;
import dev.trainspotter.emulators.lambda.FunctionFolder;
import dev.trainspotter.emulators.lambda.FunctionZip;
import dev.trainspotter.ingest.IngestHandler;
import dev.trainspotter.query.QueryHandler;
import dev.trainspotter.sql.SqlHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All functions that are started, each unpacked in a folder of its own.
///
/// @param all in the order in which they are started; the naive one is the first
record Contenders(List<Contender> all) implements AutoCloseable {
  /// Lambda's own library and what typed events need.
  private static final List<String> EVENTS =
      List.of("aws-lambda-java-core", "aws-lambda-java-events", "joda-time");

  /// What Maven brings with `sagemaker`, `dynamodb-enhanced` and `apache-client`.
  private static final List<String> SDK =
      """
      annotations apache-client auth aws-core aws-json-protocol checksums checksums-spi
      commons-codec commons-logging crt-core dynamodb dynamodb-enhanced endpoints-spi eventstream
      http-auth http-auth-aws http-auth-aws-eventstream http-auth-spi http-client-spi httpclient
      httpcore identity-spi json-utils metrics-spi profiles protocol-core reactive-streams regions
      retries retries-spi sagemaker sdk-core slf4j-api third-party-jackson-core utils utils-lite
      """
          .lines()
          .flatMap(line -> Stream.of(line.split(" ")))
          .toList();

  /// Unpacks the zips of this repository, which must be built, and jars that are written now.
  static Contenders unpack(Path house) throws IOException {
    FirstEvents events = new FirstEvents(house.resolve("events"));
    Contenders contenders = new Contenders(new ArrayList<>());
    try {
      contenders.addAll(house, events);
      return contenders;
    } catch (IOException | RuntimeException e) {
      contenders.close();
      throw e;
    }
  }

  private void addAll(Path house, FirstEvents events) throws IOException {
    List<String> sdk = Stream.concat(EVENTS.stream(), SDK.stream()).toList();
    addJar("naive", List.of(NaiveIngestHandler.class, NaiveJob.class), sdk, events.keep());
    addZip("ingest", FunctionZip.in(house, "ingest"), IngestHandler.class, events.keep());
    addZip("query", FunctionZip.in(house, "query"), QueryHandler.class, FirstEvents.list());
    addZip("sql", FunctionZip.in(house, "sql"), SqlHandler.class, FirstEvents.sql());
    addJar("empty, typed", List.of(EmptyTypedHandler.class), EVENTS, events.nothing());
    addJar("empty, stream", List.of(EmptyStreamHandler.class), EVENTS, events.nothing());
  }

  /// @param classes of which the first is the handler
  private void addJar(String name, List<Class<?>> classes, List<String> libraries, Work work)
      throws IOException {
    Path jar = Files.createTempFile("cold-start-", ".jar");
    try {
      FatJar.write(jar, classes, libraries);
      addZip(name, jar, classes.getFirst(), work);
    } finally {
      Files.delete(jar);
    }
  }

  private void addZip(String name, Path zip, Class<?> handler, Work work) throws IOException {
    FunctionFolder folder = FunctionFolder.unzip(FunctionZip.requireBuilt(zip));
    all.add(new Contender(name, handler.getName(), folder, Files.size(zip), work));
  }

  @Override
  public void close() {
    all.forEach(contender -> contender.folder().close());
  }
}
