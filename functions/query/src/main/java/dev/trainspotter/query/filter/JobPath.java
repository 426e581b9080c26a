package dev.trainspotter.query.filter;

import dev.trainspotter.api.Parameter;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.ValueForm;
import dev.trainspotter.catalog.reader.Order;
import dev.trainspotter.catalog.reader.Position;
import java.util.Map;

/// The account, Region and job name in a request's path, as far as the route has them.
///
/// @param parts the values of the path's parameters
public record JobPath(Map<Parameter, String> parts) {
  /// @throws dev.trainspotter.api.BadRequestException when a value is malformed
  public JobPath {
    check(parts, Parameter.ACCOUNT_ID, ValueRules.ACCOUNT_ID, ValueForm.ACCOUNT_ID);
    check(parts, Parameter.REGION, ValueRules.REGION, ValueForm.REGION);
    check(parts, Parameter.TRAINING_JOB_NAME, ValueRules.NAME_IN_PATH, ValueForm.TRAINING_JOB_NAME);
    parts = Map.copyOf(parts);
  }

  /// The ARN of the job that the path names.
  public TrainingJobArn arn() {
    AccountRegion accountRegion =
        new AccountRegion(part(Parameter.ACCOUNT_ID), part(Parameter.REGION));
    return TrainingJobArn.of(accountRegion, part(Parameter.TRAINING_JOB_NAME));
  }

  /// The filter for jobs of the path's account and Region; all jobs when it names none.
  public Filter confined() {
    Filter filter = Filter.ALL;
    if (parts.containsKey(Parameter.ACCOUNT_ID)) {
      filter = filter.and(Filter.equalTo(Column.ACCOUNT_ID, part(Parameter.ACCOUNT_ID)));
    }
    if (parts.containsKey(Parameter.REGION)) {
      filter = filter.and(Filter.equalTo(Column.REGION, part(Parameter.REGION)));
    }
    return filter;
  }

  /// Whether this path covers the given account and Region. A caller limited to the path must not
  /// learn of others.
  public boolean reaches(AccountRegion accountRegion) {
    return accountRegion
            .accountId()
            .equals(parts.getOrDefault(Parameter.ACCOUNT_ID, accountRegion.accountId()))
        && accountRegion
            .region()
            .equals(parts.getOrDefault(Parameter.REGION, accountRegion.region()));
  }

  /// The beginning of the text of every account and Region that this path covers; empty for all.
  public String accountRegionPrefix() {
    return parts.containsKey(Parameter.ACCOUNT_ID)
        ? part(Parameter.ACCOUNT_ID) + "/" + part(Parameter.REGION)
        : "";
  }

  /// The position to continue from after a job that the path does not cover; it does not name the
  /// job.
  public Position positionAfter(Position position, Order order) {
    return position.beforeNextJobOf(part(Parameter.ACCOUNT_ID), order);
  }

  private String part(Parameter parameter) {
    return parts.getOrDefault(parameter, "");
  }

  private static void check(
      Map<Parameter, String> parts, Parameter parameter, TextRule rule, ValueForm form) {
    String text = parts.get(parameter);
    if (text != null) {
      ValueRules.check(rule, form, parameter.id(), text);
    }
  }
}
