package dev.trainspotter.benchmarks.sqlstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.apache.calcite.DataContext;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;

/// A process that answers the same query with Calcite over the same rows. It checks no permission
/// and no budget.
final class CalciteStart {
  private CalciteStart() {}

  /// Prints how many rows the answer has.
  public static void main(String[] arguments) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("lex", "JAVA");
    try (Connection connection = DriverManager.getConnection("jdbc:calcite:", properties)) {
      SchemaPlus root = connection.unwrap(CalciteConnection.class).getRootSchema();
      root.add("aws", new AbstractSchema()).add("sagemaker_training_job", new Jobs());
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(StartRows.QUERY)) {
        int count = 0;
        while (rows.next()) {
          count++;
        }
        System.out.println(count);
      }
    }
  }

  private static final class Jobs extends AbstractTable implements ScannableTable {
    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      return types
          .builder()
          .add("training_job_status", SqlTypeName.VARCHAR)
          .add("billable_time_in_seconds", SqlTypeName.BIGINT)
          .add("creation_time", SqlTypeName.TIMESTAMP)
          .build();
    }

    @Override
    public Enumerable<Object[]> scan(DataContext context) {
      return Linq4j.asEnumerable(
          StartRows.all().stream()
              .map(row -> new Object[] {row.status(), row.seconds(), row.created().toEpochMilli()})
              .toList());
    }
  }
}
