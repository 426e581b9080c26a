package dev.trainspotter.catalog.state;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The notes of a topic that one request to DynamoDB returns: at most 1 MB, which costs at most 128
/// read units.
///
/// @param isAll whether there are no more
public record FirstPage<T>(List<T> notes, boolean isAll) {
  /// Copies the list.
  public FirstPage {
    notes = List.copyOf(notes);
  }

  /// No note at all.
  static <T> FirstPage<T> empty() {
    return new FirstPage<>(List.of(), true);
  }

  /// What the notes stand for; a note for which there is null is left out.
  <R> FirstPage<R> read(Function<T, @Nullable R> reader) {
    return new FirstPage<>(
        notes.stream().<@Nullable R>map(reader).filter(Objects::nonNull).toList(), isAll);
  }
}
