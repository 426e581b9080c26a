package dev.trainspotter.query.list;

import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.text.NearestNames;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.query.filter.Operator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of list parameters in SageMaker's and other APIs, for hints in error texts.
final class Synonyms {
  private static final String STATUS = Column.TRAINING_JOB_STATUS.id();
  private static final String NAME = Column.TRAINING_JOB_NAME.id();
  private static final String CREATED = Column.CREATION_TIME.id();
  private static final String MODIFIED = Column.LAST_MODIFIED_TIME.id();

  /// The names here by the other names, which are in lower case without hyphens and underscores.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("status", STATUS),
          Map.entry("statusequals", STATUS),
          Map.entry("state", STATUS),
          Map.entry("name", NAME),
          Map.entry("jobname", NAME),
          Map.entry("namecontains", NAME + Operator.CONTAINS.suffix()),
          Map.entry("arn", Column.TRAINING_JOB_ARN.id()),
          Map.entry("account", Column.ACCOUNT_ID.id()),
          Map.entry("tag", Column.TAGS.id() + ".<name>"),
          Map.entry("hyperparameter", Column.HYPER_PARAMETERS.id() + ".<name>"),
          Map.entry("metric", Column.FINAL_METRIC_DATA_LIST.id() + ".<name>"),
          Map.entry("creationtimeafter", CREATED + Operator.GT.suffix()),
          Map.entry("creationtimebefore", CREATED + Operator.LT.suffix()),
          Map.entry("lastmodifiedtimeafter", MODIFIED + Operator.GT.suffix()),
          Map.entry("lastmodifiedtimebefore", MODIFIED + Operator.LT.suffix()),
          Map.entry("maxresults", Parameter.LIMIT.id()),
          Map.entry("maxitems", Parameter.LIMIT.id()),
          Map.entry("pagesize", Parameter.LIMIT.id()),
          Map.entry("perpage", Parameter.LIMIT.id()),
          Map.entry("nexttoken", Parameter.CURSOR.id()),
          Map.entry("nextcursor", Parameter.CURSOR.id()),
          Map.entry("pagetoken", Parameter.CURSOR.id()),
          Map.entry("page", Parameter.CURSOR.id()),
          Map.entry("offset", Parameter.CURSOR.id()),
          Map.entry("sortby", Parameter.SORT.id()),
          Map.entry("sortorder", Parameter.SORT.id()),
          Map.entry("orderby", Parameter.SORT.id()),
          Map.entry("order", Parameter.SORT.id()),
          Map.entry("output", Parameter.FORMAT.id()),
          Map.entry("columns", Parameter.FIELDS.id()));

  private Synonyms() {}

  /// The name in this API; null when the name is not a known synonym.
  static @Nullable String find(String name) {
    return NAMES.get(NearestNames.bare(name));
  }
}
