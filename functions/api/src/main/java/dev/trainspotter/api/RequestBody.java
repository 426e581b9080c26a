package dev.trainspotter.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The body of a request. It is decoded and checked when it is read, because most routes take none.
///
/// @param content as the event carries it
/// @param isBase64 whether the content is base64
public record RequestBody(String content, boolean isBase64) {
  /// In bytes, decoded.
  public static final int LARGEST = 256 * 1024;

  /// The body of a request without one.
  public static final RequestBody EMPTY = new RequestBody("", false);

  /// Whether there is no body, or one without bytes.
  public boolean isEmpty() {
    return content.isEmpty();
  }

  /// The decoded body.
  ///
  /// @throws BadRequestException when it has more than [#LARGEST] bytes
  public byte[] bytes() {
    byte[] bytes =
        isBase64 ? Base64.getDecoder().decode(content) : content.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST) {
      throw BadRequestException.of(
          null,
          null,
          "the body must have at most %d bytes, had %d: send a shorter one"
              .formatted(LARGEST, bytes.length));
    }
    return bytes;
  }

  /// The decoded body as text.
  ///
  /// @throws BadRequestException when it is not UTF-8, or has more than [#LARGEST] bytes
  public String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException _) {
      throw BadRequestException.of(
          null, null, "the body must be text in UTF-8, had other bytes: send it as UTF-8");
    }
  }
}
