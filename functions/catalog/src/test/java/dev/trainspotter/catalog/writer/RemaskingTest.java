package dev.trainspotter.catalog.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows that hold secrets, stored before masking knew them, and whatever sighting comes next.
class RemaskingTest {
  private static final String SECRET = "hunter2-EXAMPLE";
  private static final String MEMBERS =
      """
      {"TrainingJobStatus": "Failed", "SecondaryStatus": "Failed", "CreationTime": 1763899200.5,
       "LastModifiedTime": %d, "FailureReason": "Command train.py --db_password hunter2-EXAMPLE",
       "HyperParameters": {"db_password": "hunter2-EXAMPLE"},
       "SecondaryStatusTransitions": [{"StatusMessage": "--db_password hunter2-EXAMPLE"}],
       "Tags": [{"Key": "db_password", "Value": "hunter2-EXAMPLE"}]}
      """;

  private final Tables tables = Tables.fresh();

  private static Sighting described(Masking masking, int modified, int asked) {
    var job =
        new JobReader(masking)
            .read(
                Jobs.arn("bert"),
                Jobs.members(MEMBERS.formatted(modified)),
                ObservedBy.DESCRIBE,
                Jobs.NOON.plusSeconds(asked));
    return new Sighting.Described(job);
  }

  private static Sighting announced(Masking masking, int modified, String id) {
    var time = Jobs.NOON.plusSeconds(10);
    var job =
        new JobReader(masking)
            .read(
                Jobs.arn("bert"),
                Jobs.members(MEMBERS.formatted(modified)),
                ObservedBy.EVENT,
                time);
    return new Sighting.Announced(job, time, id);
  }

  private static Sighting missing() {
    return new Sighting.Missing(Jobs.arn("bert"), Jobs.NOON.plusSeconds(900));
  }

  /// What is stored without masking, then what comes with it.
  record Course(List<Sighting> stored, Sighting next) {}

  static Stream<Course> courses() {
    var off = Masking.off();
    var on = Masking.on();
    var row = described(off, 1763899300, 30);
    var event = announced(off, 1763899400, "a");
    return Stream.of(
        new Course(List.of(row), described(on, 1763899300, 60)),
        new Course(List.of(row), described(on, 1763899300, 30)),
        new Course(List.of(row), described(on, 1763899200, 20)),
        new Course(List.of(row), announced(on, 1763899200, "b")),
        new Course(List.of(row), announced(on, 1763899500, "b")),
        new Course(List.of(row), missing()),
        new Course(List.of(row, event), described(on, 1763899300, 60)),
        new Course(List.of(row, event), announced(on, 1763899400, "a")),
        new Course(List.of(row, event), missing()),
        new Course(List.of(event), announced(on, 1763899400, "a")),
        new Course(List.of(event), announced(on, 1763899200, "b")),
        new Course(List.of(event), missing()));
  }

  private String everything() {
    var items = new ArrayList<Object>(tables.items());
    items.addAll(tables.notes());
    for (var index : Index.values()) {
      tables
          .dynamo()
          .scanPaginator(r -> r.tableName(tables.catalog()).indexName(index.id()))
          .items()
          .forEach(items::add);
    }
    return items.toString();
  }

  @ParameterizedTest
  @MethodSource("courses")
  void masksWhatIsStoredWithTheNextSighting(Course course) {
    course.stored().forEach(tables.table(Masking.off())::keep);
    assertThat(everything()).contains(SECRET);

    tables.table().keep(course.next());

    assertThat(everything()).doesNotContain(SECRET).contains("[masked]");
  }

  @Test
  void endsInTheRowThatMaskingFromTheBeginningMakes() {
    tables.table(Masking.off()).keep(described(Masking.off(), 1763899300, 30));
    var clean = Tables.fresh();
    var sightings =
        List.of(described(Masking.on(), 1763899300, 60), described(Masking.on(), 1763899300, 90));

    sightings.forEach(tables.table()::keep);
    sightings.forEach(clean.table()::keep);

    assertThat(tables.items()).isEqualTo(clean.items());
  }

  @Test
  void leavesRowsAloneWhenMaskingIsOff() {
    var table = tables.table(Masking.off());
    table.keep(described(Masking.off(), 1763899300, 30));

    table.keep(missing());

    assertThat(everything()).contains(SECRET);
  }
}
