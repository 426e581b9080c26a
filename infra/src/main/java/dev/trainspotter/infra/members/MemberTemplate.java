package dev.trainspotter.infra.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainspotter.infra.configuration.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.constructs.Construct;

/// The template of a member stack as JSON, for a stack set and for a file.
///
/// @param json null if there are no members
public record MemberTemplate(@Nullable JsonNode json) {
  /// The name of the file.
  public static final String FILE = "trainspotter-member.template.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Synthesizes the stack in an app of its own: it is no part of the hub's deployment.
  ///
  /// @param parent the CDK's context is taken from here
  public static MemberTemplate of(Construct parent, Configuration configuration) {
    if (configuration.members().isEmpty()) {
      return new MemberTemplate(null);
    }
    try {
      Path folder = Files.createTempDirectory("trainspotter-member-");
      try {
        return new MemberTemplate(synthesize(context(parent), configuration, folder));
      } finally {
        delete(folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonNode synthesize(
      Map<String, Object> context, Configuration configuration, Path folder) throws IOException {
    App app =
        new App(
            AppProps.builder()
                .context(context)
                .outdir(folder.toString())
                .autoSynth(false)
                .treeMetadata(false)
                .postCliContext(Map.of("aws:cdk:enable-path-metadata", false))
                .build());
    new MemberStack(app, configuration);
    app.synth();
    return JSON.readTree(folder.resolve(MemberStack.ID + ".template.json").toFile());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Writes the template into a folder; without members, removes an earlier one.
  public void write(Path folder) {
    try {
      Path file = folder.resolve(FILE);
      if (json == null) {
        Files.deleteIfExists(file);
      } else {
        Files.writeString(
            file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The template without spaces: a stack set accepts 51,200 bytes.
  String body() {
    return String.valueOf(json);
  }

  private static Map<String, Object> context(Construct parent) {
    Map<String, Object> context = new HashMap<>();
    if (parent.getNode().getAllContext() instanceof Map<?, ?> all) {
      all.forEach((key, value) -> context.put(String.valueOf(key), value));
    }
    return context;
  }
}
