package dev.trainspotter.catalog.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The formats in `secret-formats.tsv`, and the search for all of them in one pass over a text.
final class SecretFormats {
  private static final String FILE = "secret-formats.tsv";
  private static final int ASCII = 128;

  /// The formats of the file.
  static final SecretFormats PUBLIC = new SecretFormats(read());

  private final List<SecretFormat> formats;

  /// The formats by the first two characters of their prefix.
  private final SecretFormat[][] byStart = new SecretFormat[ASCII * ASCII][0];

  private SecretFormats(List<SecretFormat> formats) {
    this.formats = formats;
    for (var format : formats) {
      var start = start(format.prefix(), 0);
      var others = byStart[start];
      byStart[start] = Arrays.copyOf(others, others.length + 1);
      byStart[start][others.length] = format;
    }
  }

  private static List<SecretFormat> read() {
    try (var stream = SecretFormats.class.getResourceAsStream(FILE)) {
      var text = new String(Objects.requireNonNull(stream, FILE).readAllBytes(), UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .flatMap(cells -> SecretFormat.parse(cells[0], cells[1]).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every format.
  List<SecretFormat> all() {
    return formats;
  }

  /// The text with each secret of these formats replaced.
  String mask(String text) {
    StringBuilder masked = null;
    var copied = 0;
    for (var i = 0; i + 1 < text.length(); i++) {
      var end = end(text, i);
      if (end >= 0) {
        masked = masked == null ? new StringBuilder() : masked;
        masked.append(text, copied, i).append(Masking.MASKED);
        copied = end;
        i = end - 1;
      }
    }
    return masked == null ? text : masked.append(text, copied, text.length()).toString();
  }

  /// The index after the longest secret that begins at `start`; -1 when none begins there.
  private int end(String text, int start) {
    var candidates = byStart[start(text, start)];
    if (candidates.length == 0 || !TextPosition.isStart(text, start)) {
      return -1;
    }
    var longest = -1;
    for (var format : candidates) {
      longest = Math.max(longest, format.end(text, start));
    }
    return longest;
  }

  /// The index of these two characters in [#byStart]; 0, where no format is, when they are not
  /// ASCII.
  private static int start(String text, int at) {
    var first = text.charAt(at);
    var second = text.charAt(at + 1);
    return first < ASCII && second < ASCII ? first * ASCII + second : 0;
  }
}
