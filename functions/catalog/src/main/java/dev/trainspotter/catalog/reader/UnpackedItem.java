package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.catalog.table.Packing;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of the catalog table with the columns that were packed into it and its parts.
///
/// @param item without the packed columns if they cannot be read
/// @param missing the columns that may have been packed and cannot be read; empty if all were read
record UnpackedItem(Map<String, AttributeValue> item, Set<Column> missing) {
  /// Unpacks an item.
  ///
  /// @param parts null if some are missing
  static UnpackedItem of(Map<String, AttributeValue> item, @Nullable List<byte[]> parts) {
    if (!Packing.isPacked(item)) {
      return new UnpackedItem(item, Set.of());
    }
    Map<String, AttributeValue> whole = parts == null ? null : unpacked(item, parts);
    return whole == null ? new UnpackedItem(item, absent(item)) : new UnpackedItem(whole, Set.of());
  }

  /// The item with its packed columns; null if they cannot be read.
  private static @Nullable Map<String, AttributeValue> unpacked(
      Map<String, AttributeValue> item, List<byte[]> parts) {
    try {
      Map<String, AttributeValue> whole = new Packing(item, parts).unpacked();
      return isSound(item, whole) ? whole : null;
    } catch (RuntimeException _) {
      // Damaged bytes fail in many ways, and none of them may cost more than the packed columns.
      return null;
    }
  }

  /// Whether unpacking has added columns that can be packed, and has changed nothing else.
  private static boolean isSound(
      Map<String, AttributeValue> item, Map<String, AttributeValue> whole) {
    boolean isMore = false;
    for (Map.Entry<String, AttributeValue> entry : whole.entrySet()) {
      AttributeValue stored = item.get(entry.getKey());
      if (stored == null && !isPackable(entry.getKey(), entry.getValue())) {
        return false;
      }
      if (stored != null && !stored.equals(entry.getValue())) {
        return false;
      }
      isMore |= stored == null;
    }
    return isMore;
  }

  private static boolean isPackable(String name, AttributeValue value) {
    Column column = Column.find(name);
    if (column == null || !Packing.isPackable(column)) {
      return false;
    }
    return column.type() == ColumnType.JSON
        ? value.hasM() || value.hasL()
        : value.hasM() && value.m().values().stream().allMatch(text -> text.s() != null);
  }

  private static Set<Column> absent(Map<String, AttributeValue> item) {
    Set<Column> absent = EnumSet.noneOf(Column.class);
    for (Column column : Column.values()) {
      if (Packing.isPackable(column) && !item.containsKey(column.id())) {
        absent.add(column);
      }
    }
    return absent;
  }
}
