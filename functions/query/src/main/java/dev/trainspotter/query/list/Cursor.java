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

/// The end of a page, as an opaque text with which a caller requests the next page.
///
/// It holds a fingerprint of its query, the time at which the first page was requested, a position
/// in the order of all jobs, and a checksum of these. It holds no partition: the request alone
/// decides which rows are visible. So a forged cursor can only start elsewhere among rows that its
/// holder may see anyway, or repeat the request at an earlier time.
///
/// @param requestedAt when the first page was requested: relative times are relative to it
/// @param position the last position of the previous page
public record Cursor(Instant requestedAt, Position position) {
  /// The largest number of characters, including the parameter's name: an ARN has at most 256.
  public static final int LONGEST = 512;

  private static final int FINGERPRINT = 6;
  private static final int CHECKSUM = 6;

  /// The clocks of two instances of the function may differ by this much.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  /// The version of the cursor's format: cursors of another format are rejected.
  private static final String FORM = "2\n";

  /// The cursor as text.
  ///
  /// @param query everything that decides which rows are returned, and in which order
  public String text(String query) {
    byte[] text =
        "%d\n%s\n%s"
            .formatted(requestedAt.toEpochMilli(), position.creationTime(), position.arn())
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer content = ByteBuffer.allocate(FINGERPRINT + text.length);
    content.put(fingerprint(query)).put(text);
    ByteBuffer cursor = ByteBuffer.allocate(content.capacity() + CHECKSUM);
    cursor.put(content.array()).put(hash(content.array(), CHECKSUM));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
  }

  /// Reads the cursor of this query.
  ///
  /// @param now the current time: a cursor cannot come from the future
  /// @throws BadRequestException when the text is not a cursor, or is one of another query
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
    if (cursor.requestedAt.isAfter(now.plus(CLOCKS_APART))) {
      throw unknown(text);
    }
    return cursor;
  }

  private static Cursor parts(String content, String text) {
    String[] parts = content.split("\n", 3);
    try {
      Instant requestedAt = Instant.ofEpochMilli(Long.parseLong(parts[0]));
      return new Cursor(requestedAt, new Position(parts[1], parts[2]));
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
      // Reported below, like every other malformed cursor.
    }
    throw unknown(text);
  }

  private static BadRequestException unknown(String text) {
    return BadRequestException.of(
        Parameter.CURSOR.id(), text, "cursor must be the next_cursor of a page, unchanged");
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
