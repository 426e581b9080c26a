package dev.trainspotter.query.list;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.catalog.reader.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// Where a page ends, as a text that callers hand back unread.
///
/// It holds a fingerprint of the query that it belongs to, the time at which its first page was
/// asked for, a position in the order of all jobs, and a checksum of all that. It holds no
/// partition: which rows may be seen is decided by the request alone, so a forged cursor only
/// begins elsewhere in rows that its bearer may see anyway, or asks the same at an earlier time.
///
/// @param asked when the first page was asked for: times back from now begin there
/// @param position the last one of the page before
public record Cursor(Instant asked, Position position) {
  /// In characters, its parameter's name included: a job's ARN has at most 256.
  static final int LONGEST = 512;

  private static final int FINGERPRINT = 6;
  private static final int CHECKSUM = 6;

  /// Pages may come from functions with different clocks.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  /// Changes with the cursor's form, so that one of another form is refused.
  private static final String FORM = "2\n";

  /// The text of it.
  ///
  /// @param query everything that decides which rows come, and in which order
  public String text(String query) {
    byte[] text =
        "%d\n%s\n%s"
            .formatted(asked.toEpochMilli(), position.creationTime(), position.arn())
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer content = ByteBuffer.allocate(FINGERPRINT + text.length);
    content.put(fingerprint(query)).put(text);
    ByteBuffer cursor = ByteBuffer.allocate(content.capacity() + CHECKSUM);
    cursor.put(content.array()).put(hash(content.array(), CHECKSUM));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
  }

  /// The cursor of this query in this text.
  ///
  /// @param now no page was asked for after it
  /// @throws BadRequestException when it is none, or another query's
  static Cursor read(String query, String text, Instant now) {
    byte[] bytes = decode(text);
    int end = bytes.length - CHECKSUM;
    if (end < FINGERPRINT) {
      throw unknown(text);
    }
    byte[] content = Arrays.copyOf(bytes, end);
    byte[] checksum = Arrays.copyOfRange(bytes, end, bytes.length);
    if (!MessageDigest.isEqual(checksum, hash(content, CHECKSUM))) {
      throw unknown(text);
    }
    if (!MessageDigest.isEqual(Arrays.copyOf(content, FINGERPRINT), fingerprint(query))) {
      throw BadRequestException.of(
          Parameter.CURSOR.id(),
          text,
          "cursor belongs to another query: repeat the parameters of the page that it came with,"
              + " or leave it out");
    }
    String parts = new String(content, FINGERPRINT, end - FINGERPRINT, StandardCharsets.UTF_8);
    Cursor cursor = parts(parts, text);
    if (cursor.asked.isAfter(now.plus(CLOCKS_APART))) {
      throw unknown(text);
    }
    return cursor;
  }

  private static Cursor parts(String content, String text) {
    String[] parts = content.split("\n", 3);
    try {
      Instant asked = Instant.ofEpochMilli(Long.parseLong(parts[0]));
      return new Cursor(asked, new Position(parts[1], parts[2]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
      throw unknown(text);
    }
  }

  /// Base64 ignores the last character's spare bits; a cursor does not.
  private static byte[] decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // Told below, together with the other ways not to be a cursor.
    }
    throw unknown(text);
  }

  private static BadRequestException unknown(String text) {
    return BadRequestException.of(
        Parameter.CURSOR.id(), text, "cursor must be a next_cursor, unchanged");
  }

  private static byte[] fingerprint(String query) {
    return hash((FORM + query).getBytes(StandardCharsets.UTF_8), FINGERPRINT);
  }

  private static byte[] hash(byte[] bytes, int length) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), length);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
