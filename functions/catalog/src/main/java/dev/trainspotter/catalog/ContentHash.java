package dev.trainspotter.catalog;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A short fingerprint of attributes. Equal values have equal fingerprints; the order of keys and
/// the spelling of numbers (`1`, `1.0`) make no difference.
public final class ContentHash {
  private static final int BYTES = 16;

  private final MessageDigest digest;

  private ContentHash(MessageDigest digest) {
    this.digest = digest;
  }

  /// The fingerprint of the included attributes, as 22 characters.
  public static String of(Map<String, AttributeValue> attributes, Predicate<String> included) {
    Map<String, AttributeValue> chosen = new TreeMap<>(attributes);
    chosen.keySet().removeIf(included.negate());
    ContentHash hash = new ContentHash(sha256());
    hash.add(chosen);
    return hash.text();
  }

  private String text() {
    byte[] head = Arrays.copyOf(digest.digest(), BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(head);
  }

  private void add(Map<String, AttributeValue> map) {
    mark('M', map.size());
    new TreeMap<>(map)
        .forEach(
            (key, value) -> {
              add('K', key);
              add(value);
            });
  }

  private void add(AttributeValue value) {
    switch (value.type()) {
      case S -> add('S', value.s());
      case N -> add('N', new BigDecimal(value.n()).stripTrailingZeros().toString());
      case BOOL -> mark('B', value.bool() ? 1 : 0);
      case M -> add(value.m());
      case L -> {
        mark('L', value.l().size());
        value.l().forEach(this::add);
      }
      case B -> {
        byte[] bytes = value.b().asByteArray();
        mark('Y', bytes.length);
        digest.update(bytes);
      }
      case NUL -> mark('0', 0);
      case SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("a row cannot hold a value of type " + value.type());
    }
  }

  private void add(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mark(kind, bytes.length);
    digest.update(bytes);
  }

  private void mark(char kind, int size) {
    digest.update(ByteBuffer.allocate(6).putChar(kind).putInt(size).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
