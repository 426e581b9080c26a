package dev.trainspotter.api;

import static dev.trainspotter.api.Parameter.CREATION_TIME;
import static dev.trainspotter.api.Parameter.CURSOR;
import static dev.trainspotter.api.Parameter.DELETED;
import static dev.trainspotter.api.Parameter.FIELDS;
import static dev.trainspotter.api.Parameter.FORMAT;
import static dev.trainspotter.api.Parameter.LIMIT;
import static dev.trainspotter.api.Parameter.SINCE;
import static dev.trainspotter.api.Parameter.SORT;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every route of the API, documented once: the handler, the stack and the documentation read it.
public enum Route {
  /// Pages of jobs.
  LIST_TRAINING_JOBS(
      "GET",
      "/v1/training-jobs",
      "Jobs of all accounts and Regions; any column may be asked for.",
      List.of(SORT, SINCE, DELETED, LIMIT, CURSOR, FIELDS, FORMAT),
      ResponseKind.PAGE),
  /// Pages of one account's jobs.
  LIST_TRAINING_JOBS_OF_ACCOUNT(
      "GET",
      LIST_TRAINING_JOBS.path + "/{account_id}",
      "Jobs of one account; any column may be asked for.",
      LIST_TRAINING_JOBS.parameters,
      ResponseKind.PAGE),
  /// Pages of one account's jobs in one Region.
  LIST_TRAINING_JOBS_OF_REGION(
      "GET",
      LIST_TRAINING_JOBS_OF_ACCOUNT.path + "/{region}",
      "Jobs of one account in one Region; any column may be asked for.",
      LIST_TRAINING_JOBS.parameters,
      ResponseKind.PAGE),
  /// One job.
  GET_TRAINING_JOB(
      "GET",
      LIST_TRAINING_JOBS_OF_REGION.path + "/{training_job_name}",
      "One job with everything that is known of it, as it stands now.",
      List.of(CREATION_TIME, FIELDS),
      ResponseKind.ROW),
  /// How one job spent its time.
  GET_TIMELINE(
      "GET",
      GET_TRAINING_JOB.path + "/timeline",
      "How one job spent its time: phases, gaps and interruptions, and what they sum up to.",
      List.of(CREATION_TIME),
      ResponseKind.TIMELINE),
  /// What a job's columns are.
  LIST_COLUMNS(
      "GET",
      "/v1/columns",
      "Every column: its type, its source, and what it means.",
      List.of(),
      ResponseKind.COLUMNS),
  /// What can be asked, for programs.
  GET_OPENAPI(
      "GET",
      "/v1/openapi.json",
      "This API as an OpenAPI 3.1 document.",
      List.of(),
      ResponseKind.DOCUMENT);

  /// Where API Gateway sends what is no route: the function refuses it in the form that all its
  /// refusals have.
  private static final List<String> ELSEWHERE = List.of("ANY /", "ANY /{proxy+}");

  private final String method;
  private final String path;
  private final String description;
  private final List<Parameter> parameters;
  private final ResponseKind answers;

  Route(
      String method,
      String path,
      String description,
      List<Parameter> parameters,
      ResponseKind answers) {
    this.method = method;
    this.path = path;
    this.description = description;
    this.parameters = parameters;
    this.answers = answers;
  }

  /// The name in logs and metrics.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The HTTP method.
  public String method() {
    return method;
  }

  /// The path, as API Gateway writes templates.
  public String path() {
    return path;
  }

  /// What it answers.
  public String description() {
    return description;
  }

  /// The parameters that its query string may have.
  public List<Parameter> parameters() {
    return parameters;
  }

  /// Whether any column is a parameter as well.
  public boolean takesColumns() {
    return answers == ResponseKind.PAGE;
  }

  /// What it answers when all is well.
  public ResponseKind answers() {
    return answers;
  }

  /// What API Gateway must pass on, in its own spelling (`GET /v1/columns`): every route, and
  /// whatever is none.
  public static List<String> keys() {
    return Stream.concat(Arrays.stream(values()).map(Route::key), ELSEWHERE.stream()).toList();
  }

  /// Whether a request that took this key of [#keys] is no route's.
  public static boolean isElsewhere(String key) {
    return ELSEWHERE.contains(key);
  }

  /// As API Gateway names it.
  private String key() {
    return method + " " + path;
  }

  /// The routes with this path, one for each method.
  public static List<Route> at(List<String> segments) {
    return Arrays.stream(values()).filter(route -> route.bind(segments) != null).toList();
  }

  /// What the path's parameters are; null when it is another path.
  public @Nullable Map<Parameter, String> bind(List<String> segments) {
    String[] template = path.substring(1).split("/", -1);
    if (template.length != segments.size()) {
      return null;
    }
    Map<Parameter, String> bound = new EnumMap<>(Parameter.class);
    for (int i = 0; i < template.length; i++) {
      String segment = segments.get(i);
      if (template[i].startsWith("{")) {
        String id = template[i].substring(1, template[i].length() - 1);
        bound.put(Parameter.valueOf(id.toUpperCase(Locale.ROOT)), segment);
      } else if (!template[i].equals(segment)) {
        return null;
      }
    }
    return bound;
  }
}
