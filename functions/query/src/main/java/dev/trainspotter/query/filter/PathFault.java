package dev.trainspotter.query.filter;

import dev.trainspotter.api.Problem;
import dev.trainspotter.catalog.ColumnPath;
import org.jspecify.annotations.Nullable;

/// What is wrong with a path into a column, in words for the caller.
public final class PathFault {
  private PathFault() {}

  /// What is wrong with this path; null when nothing is.
  public static @Nullable String of(ColumnPath path) {
    if (path.hasEmptyName()) {
      String given = path.column().id() + "." + path.inside();
      return "a name must follow each dot, had " + Problem.shortened(given);
    }
    ColumnPath capitalized = path.capitalized();
    if (capitalized == null) {
      return null;
    }
    return "SageMaker spells members with capitals, perhaps %s; had %s"
        .formatted(Problem.shortened(capitalized.name()), Problem.shortened(path.name()));
  }
}
