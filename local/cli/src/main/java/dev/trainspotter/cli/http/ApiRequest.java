package dev.trainspotter.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request to the API: GET, or POST where it has a body.
///
/// @param path a route's path, with the account, Region and job that it names
/// @param parameters the query; a name may occur several times
/// @param json the body; null for GET
public record ApiRequest(String path, List<QueryParameter> parameters, @Nullable String json) {
  public ApiRequest {
    parameters = List.copyOf(parameters);
  }

  /// A request for this path.
  public static ApiRequest to(String path) {
    return new ApiRequest(path, List.of(), null);
  }

  /// A request that sends this JSON.
  public static ApiRequest post(String path, String json) {
    return new ApiRequest(path, List.of(), json);
  }

  /// A request for the job of this row, which has the columns that name a job.
  public static ApiRequest job(JsonNode row) {
    return to(
        Stream.of(Column.ACCOUNT_ID, Column.REGION, Column.TRAINING_JOB_NAME)
            .map(column -> row.path(column.id()).asText())
            .collect(Collectors.joining("/", RowRoute.LIST_TRAINING_JOBS.path() + "/", "")));
  }

  /// A request for a list.
  ///
  /// A single account moves from the parameters into the path, and with it a single Region, because
  /// a policy can limit a caller to paths. A value that is not an account or a Region stays a
  /// parameter, so that the API rejects it.
  public static ApiRequest list(List<QueryParameter> given) {
    StringBuilder path = new StringBuilder(RowRoute.LIST_TRAINING_JOBS.path());
    List<QueryParameter> rest = new ArrayList<>(given);
    if (move(Column.ACCOUNT_ID, AccountRegion::isAccountId, rest, path)) {
      move(Column.REGION, AccountRegion::isRegion, rest, path);
    }
    return new ApiRequest(path.toString(), rest, null);
  }

  /// The same request with this parameter, which replaces earlier values.
  public ApiRequest with(String name, String value) {
    List<QueryParameter> changed = new ArrayList<>(parameters);
    changed.removeIf(one -> one.name().equals(name));
    changed.add(new QueryParameter(name, value));
    return new ApiRequest(path, changed, json);
  }

  /// The same request with this parameter, unless it is already given.
  public ApiRequest withDefault(String name, String value) {
    return values(name).isEmpty() ? with(name, value) : this;
  }

  /// The names of the parameter `fields`, in the order in which they were given.
  public List<String> fields() {
    return values(Parameter.FIELDS.id()).stream()
        .flatMap(names -> Arrays.stream(names.split(",", -1)))
        .toList();
  }

  /// The name of its HTTP method.
  String method() {
    return json == null ? "GET" : "POST";
  }

  /// The bytes of its body; none for GET.
  byte[] body() {
    return json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
  }

  /// The encoded end of the URL.
  String pathAndQuery() {
    String query =
        ordered().stream().map(QueryParameter::toString).collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  /// The parameters, sorted as a signature needs them, because curl signs them in the given order.
  /// Several `fields` become one first, so that sorting keeps their order.
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
