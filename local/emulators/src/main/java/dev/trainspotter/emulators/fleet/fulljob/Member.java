package dev.trainspotter.emulators.fleet.fulljob;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One documented member of the Describe response, with its bounds.
///
/// @param path its path, such as `InputDataConfig[].DataSource` or `HyperParameters{key}`
/// @param shape the name of its type in SageMaker's own model
/// @param type string, integer, long, float, boolean, timestamp, structure, list or map
/// @param bounds the documented bounds as one text; empty without bounds
public record Member(String path, String shape, String type, String bounds) {
  private static final String LIST =
      "/dev/trainspotter/emulators/describe-training-job-members.tsv";
  private static final Pattern ENUM = Pattern.compile("enum\\([0-9]+\\)=(.*)");
  private static final Pattern MIN = Pattern.compile("^min=([0-9]+)");
  private static final Pattern MAX = Pattern.compile("(?:^|^min=[0-9]+ )max=([0-9]+)");

  /// Every documented member, in SageMaker's order; each structure stands before its members.
  public static List<Member> all() {
    try (InputStream file = Objects.requireNonNull(Member.class.getResourceAsStream(LIST));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).map(Member::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The minimum value, length or size; 0 if none is documented.
  public long min() {
    return number(MIN, 0);
  }

  /// The maximum value, length or size; `undocumented` if none is documented.
  public long maxOr(long undocumented) {
    return number(MAX, undocumented);
  }

  /// The regular expression that the whole text matches; one for any text if none is documented.
  public String pattern() {
    int start = bounds.indexOf("pattern=");
    return start < 0 ? "(?s).*" : bounds.substring(start + "pattern=".length());
  }

  /// The documented values of an enumeration, only the first few of a long one; empty for other
  /// types.
  public List<String> values() {
    Matcher matcher = ENUM.matcher(bounds);
    return matcher.matches()
        ? Arrays.stream(matcher.group(1).split("\\|", -1))
            .filter(value -> !value.equals("..."))
            .toList()
        : List.of();
  }

  /// The last name of the path.
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  public boolean isTopLevel() {
    return path.chars().noneMatch(letter -> letter == '.' || letter == '[' || letter == '{');
  }

  boolean isIn(Member structure) {
    String prefix = structure.path + ".";
    return path.startsWith(prefix)
        && path.substring(prefix.length()).chars().noneMatch(c -> c == '.' || c == '[' || c == '{');
  }

  private long number(Pattern bound, long undocumented) {
    Matcher matcher = bound.matcher(bounds);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : undocumented;
  }

  private static Member parse(String line) {
    String[] fields = line.split("\t", -1);
    return new Member(fields[0], fields[1], fields[2], fields.length > 3 ? fields[3] : "");
  }
}
