package dev.trainspotter.query.list;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Page;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.query.filter.ConditionReader;
import dev.trainspotter.query.filter.Filter;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.filter.TimeValue;
import dev.trainspotter.query.request.RoutedRequest;
import dev.trainspotter.query.rows.Fields;
import dev.trainspotter.query.rows.NearestNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a list is asked for.
///
/// @param request where it came from
/// @param path what its path confines it to
/// @param asked when its first page was asked for
/// @param cursor where the page begins; null for the first one
/// @param filter which jobs
public record ListQuery(
    Request request,
    JobPath path,
    Instant asked,
    @Nullable Cursor cursor,
    Filter filter,
    Order order,
    int limit,
    Fields fields,
    Format format) {
  private static final String NEWEST = "-creation_time";
  private static final String OLDEST = "creation_time";
  private static final String INCLUDE = "include";
  private static final String EXCLUDE = "exclude";
  private static final String ONLY = "only";

  /// What `sort` may be, the standard one first.
  public static final List<String> SORTS = List.of(NEWEST, OLDEST);

  /// What `deleted` may be, the standard one first.
  public static final List<String> DELETED = List.of(INCLUDE, EXCLUDE, ONLY);

  /// What may change from page to page.
  private static final Set<String> UNBOUND =
      Set.of(
          Parameter.LIMIT.id(),
          Parameter.CURSOR.id(),
          Parameter.FIELDS.id(),
          Parameter.FORMAT.id());

  /// The list that is asked for.
  ///
  /// @throws BadRequestException when a parameter makes no sense
  public static ListQuery from(RoutedRequest routed) {
    Request request = routed.request();
    Instant now = routed.now();
    JobPath path = routed.path();
    checkLength(request);
    String text = request.parameter(Parameter.CURSOR.id());
    Cursor cursor = text == null ? null : Cursor.read(bound(request), text, now);
    Instant asked = cursor == null ? now.truncatedTo(ChronoUnit.MILLIS) : cursor.asked();
    Filter filter =
        path.confined()
            .and(conditions(routed.route(), request, asked))
            .and(since(request.parameter(Parameter.SINCE.id()), asked))
            .and(deleted(request.parameter(Parameter.DELETED.id())));
    List<String> named = request.parameters().get(Parameter.FIELDS.id());
    ListQuery query =
        new ListQuery(
            request,
            path,
            asked,
            cursor,
            filter,
            order(request.parameter(Parameter.SORT.id())),
            limit(request.parameter(Parameter.LIMIT.id())),
            named == null ? Fields.defaults() : Fields.parse(named),
            Format.of(request));
    return named == null && query.onlyJob() != null ? query.with(Fields.all()) : query;
  }

  /// The cursor of the page that goes on after this position.
  String cursor(Position position) {
    return new Cursor(asked, position).text(bound(request));
  }

  /// The address of the page with this cursor, as a `Link` header has it.
  String link(String next) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(request.parameters());
    parameters.remove(Parameter.CURSOR.id());
    parameters.put(Parameter.CURSOR.id(), List.of(next));
    String path =
        request.path().stream().map(ListQuery::encoded).collect(Collectors.joining("/", "/", ""));
    return "<%s?%s>; rel=\"next\"".formatted(path, pairs(parameters));
  }

  /// The one job that is asked for by its ARN; null when it is a list of jobs.
  @Nullable TrainingJobArn onlyJob() {
    Set<String> arns = filter.texts(Column.TRAINING_JOB_ARN);
    if (arns == null || arns.size() != 1) {
      return null;
    }
    TrainingJobArn arn = new TrainingJobArn(arns.iterator().next());
    boolean isAnyTime =
        Collections.disjoint(filter.columns(), Set.of(Column.CREATION_TIME, Column.KEY));
    return isAnyTime || onlyCreationTime() != null ? arn : null;
  }

  /// The one creation time that a job may have; null when it may have others.
  @Nullable Instant onlyCreationTime() {
    TimeRange times = filter.creationTimes();
    return times.first() != null && times.first().equals(times.last()) ? times.first() : null;
  }

  private ListQuery with(Fields other) {
    return new ListQuery(request, path, asked, cursor, filter, order, limit, other, format);
  }

  private static Filter conditions(Route route, Request request, Instant asked) {
    Map<String, List<String>> columns = new LinkedHashMap<>(request.parameters());
    route.parameters().forEach(parameter -> columns.remove(parameter.id()));
    return new ConditionReader(asked, name -> unknown(route, request, name)).read(columns);
  }

  private static BadRequestException unknown(Route route, Request request, String name) {
    Stream<String> fixed = route.parameters().stream().map(Parameter::id);
    Stream<String> columns = Fields.byLikelihood();
    String start = name.split("\\.|__", 2)[0];
    if (name.isEmpty()) {
      return BadRequestException.of(
          null, null, "the query string must have a name before each =, had none");
    }
    String ours = Synonyms.ours(start);
    String hint =
        ours == null
            ? "nearest: " + NearestNames.of(start, Stream.concat(fixed, columns).toList())
            : "here it is " + ours;
    return BadRequestException.of(
        Problem.shortened(name),
        request.parameters().getOrDefault(name, List.of("")).getFirst(),
        "%s is neither a parameter nor a column; %s; %s lists all columns"
            .formatted(Problem.shortened(name), hint, RowRoute.LIST_COLUMNS.path()));
  }

  /// The next page's address must not be longer than an address may be.
  private static void checkLength(Request request) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(request.parameters());
    parameters.remove(Parameter.CURSOR.id());
    int bytes = pairs(parameters).length();
    int longest = Request.LONGEST_QUERY - Cursor.LONGEST;
    if (bytes > longest) {
      throw BadRequestException.of(
          null,
          null,
          "the query string must have at most %d bytes beside its cursor, percent-encoded, had %d:"
                  .formatted(longest, bytes)
              + " ask for less at once");
    }
  }

  private static Filter since(@Nullable String text, Instant asked) {
    if (text == null) {
      return Filter.ALL;
    }
    TimeValue time = TimeValue.parse(text.matches("[0-9]+[a-z]") ? "-" + text : text, asked);
    if (time == null) {
      throw BadRequestException.of(
          Parameter.SINCE.id(),
          text,
          "since must be a length such as 90m, 24h or 7d, or %s; was %s"
              .formatted(TimeValue.FORM, Problem.shortened(text)));
    }
    return Filter.createdSince(time);
  }

  private static Filter deleted(@Nullable String text) {
    return switch (text) {
      case null -> Filter.ALL;
      case INCLUDE -> Filter.ALL;
      case EXCLUDE -> Filter.exists(Column.DELETED_AT, false);
      case ONLY -> Filter.exists(Column.DELETED_AT, true);
      default ->
          throw BadRequestException.of(
              Parameter.DELETED.id(),
              text,
              "deleted must be include, exclude or only, was " + Problem.shortened(text));
    };
  }

  private static Order order(@Nullable String text) {
    return switch (text) {
      case null -> Order.NEWEST_FIRST;
      case NEWEST -> Order.NEWEST_FIRST;
      case OLDEST -> Order.OLDEST_FIRST;
      default ->
          throw BadRequestException.of(
              Parameter.SORT.id(),
              text,
              "sort must be -creation_time, the newest first, or creation_time, the oldest first;"
                  + " was "
                  + Problem.shortened(text));
    };
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return Page.DEFAULT_LIMIT;
    }
    int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > Page.LARGEST_LIMIT) {
      throw BadRequestException.of(
          Parameter.LIMIT.id(),
          text,
          "limit must be 1 to %d, was %s".formatted(Page.LARGEST_LIMIT, Problem.shortened(text)));
    }
    return limit;
  }

  /// What a cursor belongs to.
  public static String bound(Request request) {
    Map<String, List<String>> bound = new TreeMap<>(request.parameters());
    bound.keySet().removeAll(UNBOUND);
    return String.join("/", request.path()) + "?" + pairs(bound);
  }

  private static String pairs(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(
            parameter ->
                parameter.getValue().stream()
                    .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
