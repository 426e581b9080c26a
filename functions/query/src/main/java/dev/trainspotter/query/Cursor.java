package dev.trainspotter.query;

import dev.trainspotter.catalog.table.Position;
import dev.trainspotter.edge.BadRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Where a page ends, as a text that callers hand back unread.
///
/// It holds a fingerprint of the query that it belongs to, a position in the order of all jobs,
/// and a checksum of both. It holds no partition: which rows may be seen is decided by the request
/// alone, so a forged cursor only begins elsewhere in rows that its bearer may see anyway.
final class Cursor {
  private static final int FINGERPRINT = 6;
  private static final int CHECKSUM = 6;

  /// Changes with the cursor's form, so that one of another form is refused.
  private static final String FORM = "1\n";

  private Cursor() {}

  /// The cursor that goes on after this position.
  ///
  /// @param query everything that decides which rows come, and in which order
  static String of(String query, Position position) {
    byte[] text =
        (position.creationTime() + "\n" + position.arn()).getBytes(StandardCharsets.UTF_8);
    ByteBuffer content = ByteBuffer.allocate(FINGERPRINT + text.length);
    content.put(fingerprint(query)).put(text);
    ByteBuffer cursor = ByteBuffer.allocate(content.capacity() + CHECKSUM);
    cursor.put(content.array()).put(hash(content.array(), CHECKSUM));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
  }

  /// The position in a cursor of this query.
  ///
  /// @throws BadRequestException when it is none, or another query's
  static Position read(String query, String cursor) {
    byte[] bytes = decode(cursor);
    int end = bytes.length - CHECKSUM;
    if (end < FINGERPRINT) {
      throw unknown(cursor);
    }
    byte[] content = Arrays.copyOf(bytes, end);
    byte[] checksum = Arrays.copyOfRange(bytes, end, bytes.length);
    if (!MessageDigest.isEqual(checksum, hash(content, CHECKSUM))) {
      throw unknown(cursor);
    }
    if (!MessageDigest.isEqual(Arrays.copyOf(content, FINGERPRINT), fingerprint(query))) {
      throw BadRequestException.of(
          Parameter.CURSOR.id(),
          cursor,
          "cursor belongs to another query: repeat the parameters of the page that it came with,"
              + " or leave it out");
    }
    String text = new String(content, FINGERPRINT, end - FINGERPRINT, StandardCharsets.UTF_8);
    return position(text, cursor);
  }

  private static Position position(String text, String cursor) {
    String[] parts = text.split("\n", 2);
    try {
      return new Position(parts[0], parts[parts.length - 1]);
    } catch (IllegalArgumentException _) {
      throw unknown(cursor);
    }
  }

  /// Base64 ignores the last character's spare bits; a cursor does not.
  private static byte[] decode(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(cursor)) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // Told below, together with the other ways not to be a cursor.
    }
    throw unknown(cursor);
  }

  private static BadRequestException unknown(String cursor) {
    return BadRequestException.of(
        Parameter.CURSOR.id(), cursor, "cursor must be a next_cursor, unchanged");
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
