package dev.trainspotter.query.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.catalog.reader.Position;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final Instant NOW = Instant.parse("2026-11-23T14:13:00.123Z");
  private static final Cursor CURSOR =
      new Cursor(
          NOW,
          new Position(
              "2026-11-23T12:00:00.000Z",
              "arn:aws:sagemaker:us-east-1:111122223333:training-job/a"));
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @Test
  void bringsBackThePositionAndTheTime() {
    String cursor = CURSOR.text("query");

    Cursor read = Cursor.read("query", cursor, NOW);

    assertThat(read).isEqualTo(CURSOR);
  }

  @Test
  void isRefusedByAnotherQuery() {
    String cursor = CURSOR.text("query");

    assertThatThrownBy(() -> Cursor.read("another", cursor, NOW))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith("cursor belongs to another query");
  }

  @Test
  void isRefusedWithAnyBitFlipped() {
    String cursor = CURSOR.text("query");

    for (int i = 0; i < cursor.length(); i++) {
      for (int bit = 1; bit < 64; bit *= 2) {
        char flipped = ALPHABET.charAt(ALPHABET.indexOf(cursor.charAt(i)) ^ bit);
        String forged = cursor.substring(0, i) + flipped + cursor.substring(i + 1);

        assertThatThrownBy(() -> Cursor.read("query", forged, NOW))
            .isInstanceOf(BadRequestException.class)
            .hasMessage("cursor must be the next_cursor of a page, unchanged");
      }
    }
  }

  @Test
  void isRefusedWhenCutOrPadded() {
    String cursor = CURSOR.text("query");

    for (int end = 0; end < cursor.length(); end++) {
      String cut = cursor.substring(0, end);
      assertThatThrownBy(() -> Cursor.read("query", cut, NOW))
          .isInstanceOf(BadRequestException.class);
    }
    assertThatThrownBy(() -> Cursor.read("query", cursor + "=", NOW))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void isRefusedWhenItsFirstPageIsYetToBeAskedFor() {
    String cursor = CURSOR.text("query");

    assertThatThrownBy(() -> Cursor.read("query", cursor, NOW.minusSeconds(301)))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("cursor must be the next_cursor of a page, unchanged");
  }
}
