package dev.trainspotter.shrink;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Java sources, compiled in memory.
public final class Compiled {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?s)package (?<room>[\\w.]+);.*?(?:class|interface|enum|record|@interface)"
              + " (?<name>\\w+)");

  private Compiled() {}

  /// The class files of these sources by their path, in the order of the paths.
  public static SequencedMap<String, byte[]> of(String... sources) {
    return of(Runtime.version().feature(), sources);
  }

  /// The same for this version of Java.
  public static SequencedMap<String, byte[]> of(int release, String... sources) {
    Map<String, ByteArrayOutputStream> written = new TreeMap<>();
    StandardJavaFileManager standard =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    JavaFileManager manager =
        new ForwardingJavaFileManager<>(standard) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(name.replace('.', '/') + kind.extension, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
              @Override
              public OutputStream openOutputStream() {
                return bytes;
              }
            };
          }
        };
    List<Source> units = Arrays.stream(sources).map(Source::new).toList();
    List<String> options =
        List.of("-g:lines", "-proc:none", "-Xlint:none", "--release", Integer.toString(release));
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, manager, null, options, null, units)
            .call();
    if (!compiled) {
      throw new IllegalArgumentException("the sources cannot be compiled");
    }
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    written.forEach((path, bytes) -> files.put(path, bytes.toByteArray()));
    return files;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("memory:///" + path(text)), Kind.SOURCE);
      this.text = text;
    }

    private static String path(String text) {
      Matcher named = NAMED.matcher(text);
      if (!named.find()) {
        throw new IllegalArgumentException("no class in " + text);
      }
      return named.group("room").replace('.', '/') + "/" + named.group("name") + ".java";
    }

    @Override
    public CharSequence getCharContent(boolean ignored) {
      return text;
    }
  }
}
