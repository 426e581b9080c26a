package dev.trainspotter.sql.table;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.sql.engine.Engine;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Appends jobs to the table of one reference. It may be used by one thread only.
///
/// A value that does not fit its column's type is null: the row is shown without it.
public final class JobAppender implements AutoCloseable {
  private final DuckDBAppender appender;
  private final Column[] columns;
  private final SqlType[] types;

  /// @param columns the columns of the reference's table, in their order
  public JobAppender(Engine engine, int reference, Collection<Column> columns) {
    this.appender = engine.appender(SqlTable.SCHEMA, SqlTable.JOBS.of(reference));
    this.columns = columns.toArray(Column[]::new);
    this.types = columns.stream().map(column -> SqlType.of(column.type())).toArray(SqlType[]::new);
  }

  /// Appends one job.
  ///
  /// @throws SQLException when the engine cannot take more rows
  public void append(TrainingJob job) throws SQLException {
    appender.beginRow();
    for (int i = 0; i < columns.length; i++) {
      append(types[i], job.get(columns[i]));
    }
    appender.endRow();
  }

  private void append(SqlType type, @Nullable AttributeValue value) throws SQLException {
    if (value == null) {
      appender.appendNull();
      return;
    }
    switch (type) {
      case VARCHAR -> appendText(value.s());
      case BIGINT -> appendNumber(value.n());
      case DOUBLE -> appender.appendNull();
      case BOOLEAN -> appendBoolean(value.bool());
      case TIMESTAMPTZ -> appendTime(value.s());
      case JSON -> appendText(Json.text(value));
      case MAP -> appendMap(value);
    }
  }

  private void appendText(@Nullable String text) throws SQLException {
    if (text == null) {
      appender.appendNull();
    } else {
      appender.append(text);
    }
  }

  private void appendNumber(@Nullable String number) throws SQLException {
    Long whole = whole(number);
    if (whole == null) {
      appender.appendNull();
    } else {
      appender.append(whole.longValue());
    }
  }

  private void appendBoolean(@Nullable Boolean value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      appender.append(value.booleanValue());
    }
  }

  private void appendTime(@Nullable String text) throws SQLException {
    Instant time = Timestamps.find(text);
    if (time == null) {
      appender.appendNull();
    } else {
      appender.appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }
  }

  private void appendMap(AttributeValue value) throws SQLException {
    if (!value.hasM()) {
      appender.appendNull();
      return;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    value
        .m()
        .forEach(
            (key, text) -> {
              if (text.s() != null) {
                texts.put(key, text.s());
              }
            });
    appender.append(texts);
  }

  /// The whole number in this text; null when it is none, or has more than 64 bits.
  private static @Nullable Long whole(@Nullable String number) {
    if (number == null) {
      return null;
    }
    try {
      return Long.valueOf(number);
    } catch (NumberFormatException _) {
      return exact(number);
    }
  }

  private static @Nullable Long exact(String number) {
    try {
      return new BigDecimal(number).longValueExact();
    } catch (ArithmeticException | NumberFormatException _) {
      return null;
    }
  }

  /// Writes the last rows to the table.
  @Override
  public void close() throws SQLException {
    appender.close();
  }
}
