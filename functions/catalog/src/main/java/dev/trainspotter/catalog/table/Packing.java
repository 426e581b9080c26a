package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.catalog.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item that fits into DynamoDB. If a row is too large, its largest columns are compressed into
/// the attribute `packed`. If that is still too large, the rest of the compressed bytes is cut
/// into parts for the state table.
///
/// `packed_version` is part of the parts' keys, so a reader never mixes the parts of two versions.
/// `parts` is the number of parts.
///
/// @param item the item to store
/// @param parts the compressed bytes that do not fit into the item, in order
public record Packing(Map<String, AttributeValue> item, List<byte[]> parts) {
  public static final String PACKED_VERSION = RowAttribute.PACKED_VERSION.id();
  static final String PARTS = RowAttribute.PARTS.id();
  private static final String PACKED = RowAttribute.PACKED.id();

  /// DynamoDB accepts 400 KB. The rest is room for an event and a deletion time, which can be
  /// added to a packed item.
  static final int LARGEST_ITEM = 350_000;

  /// The size to which the other columns are reduced when an item must be packed.
  private static final int SMALL_REST = 100_000;

  /// DynamoDB accepts 4 MB in one transaction, which contains the item and its parts.
  public static final int LARGEST_TOTAL = 3_900_000;

  private static final int PACKED_OVERHEAD = 200;

  /// Packs an item if it is too large.
  ///
  /// @throws RowTooLargeException if it does not fit into one transaction
  public static Packing of(Map<String, AttributeValue> item) {
    if (item.containsKey(PACKED) || ItemSize.of(item) <= LARGEST_ITEM) {
      return new Packing(item, List.of());
    }
    Map<String, AttributeValue> rest = new LinkedHashMap<>(item);
    Map<String, AttributeValue> chosen = new LinkedHashMap<>();
    for (Column column : largestFirst(item)) {
      if (ItemSize.of(rest) > SMALL_REST) {
        chosen.put(column.id(), item.get(column.id()));
        rest.remove(column.id());
      }
    }
    byte[] bytes = compress(Json.text(chosen));
    int room = LARGEST_ITEM - ItemSize.of(rest) - PACKED_OVERHEAD;
    if (room < 0 || bytes.length + ItemSize.of(rest) > LARGEST_TOTAL) {
      throw new RowTooLargeException(ItemSize.of(item));
    }
    return cut(rest, bytes, room);
  }

  private static Packing cut(Map<String, AttributeValue> rest, byte[] bytes, int room) {
    List<byte[]> parts = new ArrayList<>();
    int end = Math.min(room, bytes.length);
    for (int from = end; from < bytes.length; from += LARGEST_ITEM) {
      parts.add(Arrays.copyOfRange(bytes, from, Math.min(from + LARGEST_ITEM, bytes.length)));
    }
    byte[] first = Arrays.copyOf(bytes, end);
    rest.put(PACKED, AttributeValue.fromB(SdkBytes.fromByteArray(first)));
    String version =
        Items.text(rest, RowAttribute.VERSION.id())
            + "@"
            + Items.text(rest, Column.OBSERVED_AT.id());
    rest.put(PACKED_VERSION, AttributeValue.fromS(version));
    rest.put(PARTS, AttributeValue.fromN("" + parts.size()));
    return new Packing(rest, List.copyOf(parts));
  }

  private static List<Column> largestFirst(Map<String, AttributeValue> item) {
    return Arrays.stream(Column.values())
        .filter(column -> item.containsKey(column.id()) && isPackable(column))
        .sorted(Comparator.comparingInt(column -> -size(item, column)))
        .toList();
  }

  private static int size(Map<String, AttributeValue> item, Column column) {
    return ItemSize.of(Items.required(item, column.id()));
  }

  /// Whether this column may be compressed: it is nested, and no index carries it.
  public static boolean isPackable(Column column) {
    boolean isNested = column.type() == ColumnType.JSON || column.type() == ColumnType.HSTORE;
    return isNested && !Index.PROJECTED.contains(column.id());
  }

  /// How many bytes a transaction has that writes the item and its parts.
  public int size() {
    return ItemSize.of(item) + parts.stream().mapToInt(part -> part.length + PACKED_OVERHEAD).sum();
  }

  /// The number of parts that this item has in the state table.
  public static int parts(Map<String, AttributeValue> item) {
    AttributeValue parts = item.get(PARTS);
    return parts == null ? 0 : Integer.parseInt(parts.n());
  }

  /// Whether the item's largest columns are compressed.
  public static boolean isPacked(Map<String, AttributeValue> item) {
    return Stream.of(PACKED, PACKED_VERSION, PARTS).anyMatch(item::containsKey);
  }

  /// The original item.
  public Map<String, AttributeValue> unpacked() {
    AttributeValue packed = item.get(PACKED);
    if (packed == null) {
      return item;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(packed.b().asByteArrayUnsafe());
    parts.forEach(bytes::writeBytes);
    Map<String, AttributeValue> whole = new LinkedHashMap<>(item);
    whole.putAll(EnhancedDocument.fromJson(expand(bytes.toByteArray())).toMap());
    List.of(PACKED, PACKED_VERSION, PARTS).forEach(whole::remove);
    return whole;
  }

  private static byte[] compress(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String expand(byte[] bytes) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
