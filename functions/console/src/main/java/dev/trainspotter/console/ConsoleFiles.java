package dev.trainspotter.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the files of the console by their paths.
public final class ConsoleFiles {
  /// Where the console stands on its server.
  public static final String ROOT = "/console/";

  private static final String SHELL = "index.html";

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8",
          "md", "text/markdown; charset=utf-8");

  private static final Pattern FILE =
      Pattern.compile("(?:[a-z-]+/)?[a-z-]+\\.(html|js|css|svg|md)");

  /// The pages of the console. The browser draws them all from one document.
  private static final Pattern PAGE =
      Pattern.compile("(?:|jobs(?:/.*)?|overview|sql|health)", Pattern.DOTALL);

  private final Map<String, ConsoleFile> found = new ConcurrentHashMap<>();

  /// The file at this path below [#ROOT]; null when there is none. A page of the console, such as
  /// `jobs`, is the document.
  public @Nullable ConsoleFile find(String path) {
    String name = PAGE.matcher(path).matches() ? SHELL : path;
    if (!FILE.matcher(name).matches()) {
      return null;
    }
    @Nullable ConsoleFile known = found.get(name);
    return known == null ? read(name) : known;
  }

  private @Nullable ConsoleFile read(String name) {
    try (InputStream content = ConsoleFiles.class.getResourceAsStream("files/" + name)) {
      if (content == null) {
        return null;
      }
      byte[] bytes = content.readAllBytes();
      String type = CONTENT_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
      ConsoleFile file = new ConsoleFile(bytes, type, entityTag(bytes));
      found.put(name, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entityTag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
