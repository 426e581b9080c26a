package dev.trainspotter.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is asked of the list API.
///
/// @param path confines the answer to an account, or to a Region of it
/// @param parameters the rest, each name as often as it was given
public record ApiRequest(String path, List<QueryParameter> parameters) {
  public ApiRequest {
    parameters = List.copyOf(parameters);
  }

  /// A request for this path.
  public static ApiRequest to(String path) {
    return new ApiRequest(path, List.of());
  }

  /// A request for the job of this row, which has the columns that name a job.
  public static ApiRequest job(JsonNode row) {
    return to(
        Stream.of(Column.ACCOUNT_ID, Column.REGION, Column.TRAINING_JOB_NAME)
            .map(column -> row.path(column.id()).asText())
            .collect(Collectors.joining("/", RowRoute.LIST_TRAINING_JOBS.path() + "/", "")));
  }

  /// One account moves into the path, and with it one Region: a policy can confine a caller to
  /// paths. What does not look like an account or a Region stays, for the API to refuse.
  public static ApiRequest of(List<QueryParameter> asked) {
    StringBuilder path = new StringBuilder(RowRoute.LIST_TRAINING_JOBS.path());
    List<QueryParameter> rest = new ArrayList<>(asked);
    if (move(Column.ACCOUNT_ID, AccountRegion::isAccountId, rest, path)) {
      move(Column.REGION, AccountRegion::isRegion, rest, path);
    }
    return new ApiRequest(path.toString(), rest);
  }

  /// The same question with this parameter, whatever it was before.
  public ApiRequest with(String name, String value) {
    List<QueryParameter> changed = new ArrayList<>(parameters);
    changed.removeIf(one -> one.name().equals(name));
    changed.add(new QueryParameter(name, value));
    return new ApiRequest(path, changed);
  }

  /// The same question with this parameter, unless it has it already.
  public ApiRequest withDefault(String name, String value) {
    return values(name).isEmpty() ? with(name, value) : this;
  }

  /// The names of the parameter `fields`, in the order in which they were given.
  public List<String> fields() {
    return values(Parameter.FIELDS.id()).stream()
        .flatMap(names -> Arrays.stream(names.split(",", -1)))
        .toList();
  }

  /// As it stands in a URL.
  String pathAndQuery() {
    String query =
        ordered().stream().map(QueryParameter::toString).collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  /// Sorted, so that also a client that does not sort signs it rightly. Several `fields` become
  /// one, because their order may matter.
  private List<QueryParameter> ordered() {
    List<String> fields = fields();
    ApiRequest joined =
        fields.isEmpty() ? this : with(Parameter.FIELDS.id(), String.join(",", fields));
    return joined.parameters.stream().sorted(QueryParameter.AS_SIGNED).toList();
  }

  private List<String> values(String name) {
    return values(name, parameters);
  }

  private static List<String> values(String name, List<QueryParameter> parameters) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(QueryParameter::value)
        .toList();
  }

  private static boolean move(
      Column column, Predicate<String> form, List<QueryParameter> rest, StringBuilder path) {
    List<String> values = values(column.id(), rest);
    if (values.size() != 1 || !form.test(values.getFirst())) {
      return false;
    }
    rest.removeIf(parameter -> parameter.name().equals(column.id()));
    path.append('/').append(values.getFirst());
    return true;
  }
}
