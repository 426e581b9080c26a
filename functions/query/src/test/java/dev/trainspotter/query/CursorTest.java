package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.catalog.table.Position;
import dev.trainspotter.edge.BadRequestException;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final Position POSITION =
      new Position(
          "2026-11-23T12:00:00.000Z", "arn:aws:sagemaker:us-east-1:111122223333:training-job/a");
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @Test
  void bringsBackThePosition() {
    String cursor = Cursor.of("query", POSITION);

    Position read = Cursor.read("query", cursor);

    assertThat(read).isEqualTo(POSITION);
  }

  @Test
  void isRefusedByAnotherQuery() {
    String cursor = Cursor.of("query", POSITION);

    assertThatThrownBy(() -> Cursor.read("another", cursor))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith("cursor belongs to another query");
  }

  @Test
  void isRefusedWithAnyBitFlipped() {
    String cursor = Cursor.of("query", POSITION);

    for (int i = 0; i < cursor.length(); i++) {
      for (int bit = 1; bit < 64; bit *= 2) {
        char flipped = ALPHABET.charAt(ALPHABET.indexOf(cursor.charAt(i)) ^ bit);
        String forged = cursor.substring(0, i) + flipped + cursor.substring(i + 1);

        assertThatThrownBy(() -> Cursor.read("query", forged))
            .isInstanceOf(BadRequestException.class)
            .hasMessage("cursor must be a next_cursor, unchanged");
      }
    }
  }

  @Test
  void isRefusedWhenCutOrPadded() {
    String cursor = Cursor.of("query", POSITION);

    for (int end = 0; end < cursor.length(); end++) {
      String cut = cursor.substring(0, end);
      assertThatThrownBy(() -> Cursor.read("query", cut)).isInstanceOf(BadRequestException.class);
    }
    assertThatThrownBy(() -> Cursor.read("query", cursor + "="))
        .isInstanceOf(BadRequestException.class);
  }
}
