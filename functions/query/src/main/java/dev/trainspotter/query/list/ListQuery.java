package dev.trainspotter.query.list;

import dev.trainspotter.api.BadRequestException;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Request;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.result.Page;
import dev.trainspotter.api.text.NearestNames;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.TimeRange;
import dev.trainspotter.query.filter.ConditionReader;
import dev.trainspotter.query.filter.Filter;
import dev.trainspotter.query.filter.JobPath;
import dev.trainspotter.query.filter.MeantTime;
import dev.trainspotter.query.filter.TextRule;
import dev.trainspotter.query.filter.TimeValue;
import dev.trainspotter.query.request.RoutedRequest;
import dev.trainspotter.query.rows.Fields;
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

/// The parameters of a list, parsed.
///
/// @param request the request that they are from
/// @param path the account and Region that the list is limited to
/// @param requestedAt when the first page was requested
/// @param cursor where the page starts; null for the first page
/// @param filter all conditions, those of the path included
/// @param hasByteOrderMark whether the response begins with a byte order mark
public record ListQuery(
    Request request,
    JobPath path,
    Instant requestedAt,
    @Nullable Cursor cursor,
    Filter filter,
    Order order,
    int limit,
    Fields fields,
    Format format,
    boolean hasByteOrderMark) {
  private static final String NEWEST = "-creation_time";
  private static final String OLDEST = "creation_time";
  private static final String INCLUDE = "include";
  private static final String EXCLUDE = "exclude";
  private static final String ONLY = "only";

  /// The values of `sort`, the default first.
  public static final List<String> SORTS = List.of(NEWEST, OLDEST);

  /// A duration in `since`, with or without the sign that relative times have.
  public static final TextRule AGO =
      TextRule.of("-?[0-9]{1,9}[smhdw]", 11, "be a duration such as 90m, 24h or 7d", "24h");

  /// The values of `deleted`, the default first.
  public static final List<String> DELETED = List.of(INCLUDE, EXCLUDE, ONLY);

  /// The parameters that may change from page to page.
  private static final Set<String> CHANGEABLE =
      Set.of(
          Parameter.LIMIT.id(),
          Parameter.CURSOR.id(),
          Parameter.FIELDS.id(),
          Parameter.FORMAT.id(),
          Parameter.BOM.id());

  /// The list that this request asks for.
  ///
  /// @throws BadRequestException when a parameter is invalid
  public static ListQuery from(RoutedRequest routed) {
    Request request = routed.request();
    Instant now = routed.now();
    JobPath path = routed.path();
    checkLength(request);
    String text = request.parameter(Parameter.CURSOR.id());
    Cursor cursor = text == null ? null : Cursor.read(bound(request), text, now);
    Instant requestedAt =
        cursor == null ? now.truncatedTo(ChronoUnit.MILLIS) : cursor.requestedAt();
    Filter filter =
        path.confined()
            .and(conditions(routed.route(), request, requestedAt))
            .and(since(request.parameter(Parameter.SINCE.id()), requestedAt))
            .and(deleted(request.parameter(Parameter.DELETED.id())));
    List<String> named = request.parameters().get(Parameter.FIELDS.id());
    Format format = Format.of(request);
    ListQuery query =
        new ListQuery(
            request,
            path,
            requestedAt,
            cursor,
            filter,
            order(request.parameter(Parameter.SORT.id())),
            limit(request.parameter(Parameter.LIMIT.id())),
            named == null ? Fields.defaults() : Fields.parse(named),
            format,
            hasByteOrderMark(request.parameter(Parameter.BOM.id()), format));
    return named == null && query.onlyJob() != null ? query.with(Fields.all()) : query;
  }

  /// The cursor of the page that starts after this position.
  String cursor(Position position) {
    return new Cursor(requestedAt, position).text(bound(request));
  }

  /// The value of the `Link` header for the page with this cursor.
  String link(String next) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(request.parameters());
    parameters.remove(Parameter.CURSOR.id());
    parameters.put(Parameter.CURSOR.id(), List.of(next));
    String path =
        request.path().stream().map(ListQuery::encoded).collect(Collectors.joining("/", "/", ""));
    return "<%s?%s>; rel=\"next\"".formatted(path, pairs(parameters));
  }

  /// The job, when the conditions name exactly one by its ARN; else null.
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

  /// The creation time, when the conditions allow exactly one; else null.
  @Nullable Instant onlyCreationTime() {
    TimeRange times = filter.creationTimes();
    return times.first() != null && times.first().equals(times.last()) ? times.first() : null;
  }

  private ListQuery with(Fields other) {
    return new ListQuery(
        request, path, requestedAt, cursor, filter, order, limit, other, format, hasByteOrderMark);
  }

  private static Filter conditions(Route route, Request request, Instant requestedAt) {
    Map<String, List<String>> columns = new LinkedHashMap<>(request.parameters());
    route.parameters().forEach(parameter -> columns.remove(parameter.id()));
    return new ConditionReader(requestedAt, name -> unknown(route, request, name)).read(columns);
  }

  private static BadRequestException unknown(Route route, Request request, String name) {
    Stream<String> fixed = route.parameters().stream().map(Parameter::id);
    Stream<String> columns = Fields.byLikelihood();
    String start = name.split("\\.|__", 2)[0];
    if (name.isEmpty()) {
      return BadRequestException.of(
          null, null, "the query string must have a name before each =, had none");
    }
    String synonym = Synonyms.find(start);
    String hint =
        synonym == null
            ? "nearest: " + NearestNames.of(start, Stream.concat(fixed, columns).toList())
            : "use " + synonym;
    return BadRequestException.of(
        Problem.shortened(name),
        request.parameters().getOrDefault(name, List.of("")).getFirst(),
        "%s is neither a parameter nor a column; %s; %s lists all columns"
            .formatted(Problem.shortened(name), hint, RowRoute.LIST_COLUMNS.path()));
  }

  /// Rejects a query string that would be too long with the cursor of the next page.
  private static void checkLength(Request request) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(request.parameters());
    parameters.remove(Parameter.CURSOR.id());
    int bytes = pairs(parameters).length();
    int longest = Request.LONGEST_QUERY - Cursor.LONGEST;
    if (bytes > longest) {
      throw BadRequestException.of(
          null,
          null,
          "the query string without its cursor must have at most %d bytes, percent-encoded, had %d:"
                  .formatted(longest, bytes)
              + " use fewer or shorter parameters");
    }
  }

  private static Filter since(@Nullable String text, Instant requestedAt) {
    if (text == null) {
      return Filter.ALL;
    }
    TimeValue time =
        TimeValue.parse(AGO.isMet(text) && !text.startsWith("-") ? "-" + text : text, requestedAt);
    if (time == null) {
      throw BadRequestException.of(
          Parameter.SINCE.id(),
          text,
          "since must be a duration such as 90m, 24h or 7d, or %s; was %s%s"
              .formatted(TimeValue.FORM, Problem.shortened(text), MeantTime.hint(text, true)));
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

  private static boolean hasByteOrderMark(@Nullable String text, Format format) {
    return switch (text) {
      case null -> false;
      case "false" -> false;
      case "true" -> {
        if (format != Format.CSV) {
          throw BadRequestException.of(
              Parameter.BOM.id(),
              text,
              "bom=true needs format=csv, the format was %s".formatted(format.id()));
        }
        yield true;
      }
      default ->
          throw BadRequestException.of(
              Parameter.BOM.id(),
              text,
              "bom must be true or false, was " + Problem.shortened(text));
    };
  }

  /// The query that a cursor belongs to: the path and all parameters that may not change from page
  /// to page.
  public static String bound(Request request) {
    Map<String, List<String>> bound = new TreeMap<>(request.parameters());
    bound.keySet().removeAll(CHANGEABLE);
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
