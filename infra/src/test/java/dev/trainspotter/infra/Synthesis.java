package dev.trainspotter.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.functions.Zips;
import dev.trainspotter.infra.members.MemberTemplate;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;

/// The synthesized stack, with the CDK's own context from `cdk.json`.
///
/// @param template the CloudFormation template
/// @param annotations the findings of cdk-nag's rule pack AwsSolutions
/// @param folder holds the template and its assets
public record Synthesis(JsonNode template, Annotations annotations, Path folder) {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Variant, Synthesis> DONE = new ConcurrentHashMap<>();

  /// Synthesizes with small files in place of the zips; each variant is synthesized once.
  public static Synthesis of(Variant variant) {
    return DONE.computeIfAbsent(variant, known -> of(known.configuration(), standIns()));
  }

  /// Synthesizes with these zips, without knowing where the stack is deployed to.
  public static Synthesis of(Map<String, ?> context, Zips zips) {
    return of(Configuration.from(context), zips);
  }

  /// Synthesizes with these zips.
  public static Synthesis of(Configuration configuration, Zips zips) {
    App app = app();
    TrainspotterStack stack = new TrainspotterStack(app, configuration, zips);
    Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().reports(false).build());
    Path written = Path.of(app.synth().getDirectory());
    return new Synthesis(read(written), Annotations.fromStack(stack), written);
  }

  /// The template of the variant's member stacks.
  public static JsonNode member(Variant variant) {
    return Objects.requireNonNull(MemberTemplate.of(app(), variant.configuration()).json());
  }

  /// An app with the CDK's own context, which writes into a folder of its own.
  public static App app() {
    return new App(AppProps.builder().context(cdkContext()).outdir(newFolder().toString()).build());
  }

  /// The context that `cdk.json` and the CDK's command line set for the CDK itself.
  public static Map<String, Object> cdkContext() {
    Map<String, Object> context = new HashMap<>();
    context.put("aws:cdk:enable-path-metadata", true);
    context.put("aws:cdk:enable-asset-metadata", true);
    parse(Checkout.text("infra/cdk.json"))
        .path("context")
        .properties()
        .forEach(
            entry ->
                context.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
    return context;
  }

  /// The resources of a type, by their logical ids.
  public Map<String, JsonNode> resources(String type) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue());
              }
            });
    return found;
  }

  /// The properties of the resources of a type.
  public List<JsonNode> properties(String type) {
    return resources(type).values().stream().map(resource -> resource.path("Properties")).toList();
  }

  /// A property of each resource of a type, as text; empty where a resource does not have it.
  public Stream<String> texts(String type, String pointer) {
    return properties(type).stream().map(properties -> properties.at(pointer).asText());
  }

  /// A member of each element of an array, as text.
  public static List<String> texts(JsonNode array, String pointer) {
    return elements(array).map(element -> element.at(pointer).asText()).toList();
  }

  /// The elements of an array.
  public static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /// Small files in place of the functions' code.
  public static Zips standIns() {
    try {
      Path folder = newFolder();
      return new Zips(
          Files.writeString(folder.resolve("ingest.zip"), "ingest"),
          Files.writeString(folder.resolve("query.zip"), "query"),
          Files.writeString(folder.resolve("sql.zip"), "sql"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A folder that is deleted when the JVM ends.
  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("synthesis-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonNode read(Path folder) {
    try {
      return JSON.readTree(folder.resolve(TrainspotterStack.ID + ".template.json").toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
