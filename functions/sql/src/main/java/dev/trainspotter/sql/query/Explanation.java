package dev.trainspotter.sql.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.catalog.table.KeyAttribute;
import dev.trainspotter.sql.pushdown.Need;
import dev.trainspotter.sql.read.RowLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How the rows of a statement would be read, in lines of text.
record Explanation(List<String> lines) {
  private static final String COLUMN = "QUERY PLAN";

  /// Explains how each reference would be read.
  static Explanation of(List<Need> needs, CatalogReader reader) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      lines.add("reference %d to the training jobs".formatted(i + 1));
      lines.addAll(lines(needs.get(i), reader).stream().map(line -> "  " + line).toList());
    }
    if (lines.isEmpty()) {
      lines.add("the statement reads no training jobs");
    }
    return new Explanation(lines);
  }

  private static List<String> lines(Need need, CatalogReader reader) {
    if (need.isEmpty()) {
      return List.of("nothing is read: no row can be needed");
    }
    IndexRange range = RowLoad.range(reader, need);
    List<String> lines = new ArrayList<>();
    lines.add("partitions: " + partitions(range.partitions()));
    lines.add("creation times: " + times(range.times()));
    lines.add("columns: " + names(need));
    lines.add(
        RowLoad.isWhole(need)
            ? "whole rows are read, because the index lacks some of these columns"
            : "the index has all of these columns");
    if (!need.wanted().texts().isEmpty()) {
      lines.add("known values: " + texts(need));
    }
    if (need.first() != null) {
      lines.add(
          "reading stops after %d rows, %s"
              .formatted(
                  need.first().rows(),
                  need.first().order().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
    lines.add("every other condition is tested on the rows that were read");
    return lines;
  }

  private static String partitions(List<Partition> partitions) {
    if (partitions.isEmpty()) {
      return "none";
    }
    String index = partitions.getFirst().index().id();
    String keys =
        partitions.stream().map(Explanation::key).distinct().collect(Collectors.joining("; "));
    return keys.isEmpty()
        ? "all %d of %s".formatted(partitions.size(), index)
        : "%d of %s: %s".formatted(partitions.size(), index, keys);
  }

  private static String key(Partition partition) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < partition.key().size(); i++) {
      KeyAttribute attribute = partition.index().partitionKeys().get(i);
      AttributeValue value = partition.key().get(i);
      if (attribute != KeyAttribute.SHARD) {
        parts.add("%s = %s".formatted(attribute.id(), value.s()));
      }
    }
    return String.join(", ", parts);
  }

  private static String times(TimeRange times) {
    if (times.first() == null && times.last() == null) {
      return "all";
    }
    return "from %s to %s"
        .formatted(
            times.first() == null ? "the first" : times.first(),
            times.last() == null ? "the last" : times.last());
  }

  private static String names(Need need) {
    return need.columns().isEmpty()
        ? "none"
        : need.columns().stream().map(Column::id).collect(Collectors.joining(", "));
  }

  private static String texts(Need need) {
    return need.wanted().texts().entrySet().stream()
        .map(e -> "%s in (%s)".formatted(e.getKey().id(), String.join(", ", e.getValue())))
        .collect(Collectors.joining("; "));
  }

  /// Hands the lines over as a result.
  void to(ResultSink sink) {
    sink.columns(List.of(new ResultColumn(COLUMN, "string")));
    for (String line : lines) {
      if (!sink.row(List.of(JsonNodeFactory.instance.textNode(line)))) {
        return;
      }
    }
  }
}
