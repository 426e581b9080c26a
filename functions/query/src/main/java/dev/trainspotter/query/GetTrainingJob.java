package dev.trainspotter.query;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.CatalogReader;
import dev.trainspotter.edge.BadRequestException;
import dev.trainspotter.edge.HttpAnswer;
import dev.trainspotter.edge.HttpRequest;
import dev.trainspotter.edge.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Answers one job.
///
/// @param creationTime which one of its name; null for the newest
record GetTrainingJob(TrainingJobArn arn, @Nullable Instant creationTime, Fields fields) {
  /// The job that is asked for.
  ///
  /// @throws BadRequestException when a parameter is not of its form
  static GetTrainingJob from(Map<Parameter, String> path, HttpRequest request) {
    String accountId =
        checked(path, Parameter.ACCOUNT_ID, AccountRegion::isAccountId, "be 12 digits");
    String region = checked(path, Parameter.REGION, AccountRegion::isRegion, "look like eu-west-1");
    String name =
        checked(
            path,
            Parameter.TRAINING_JOB_NAME,
            TrainingJobArn::isName,
            "be 1 to 63 letters, digits and hyphens, no hyphen first or last");
    List<String> named = request.parameters().get(Parameter.FIELDS.id());
    return new GetTrainingJob(
        TrainingJobArn.of(new AccountRegion(accountId, region), name),
        time(request.parameter(Parameter.CREATION_TIME.id())),
        named == null ? Fields.all() : Fields.parse(named));
  }

  Answer answer(CatalogReader reader) {
    TrainingJob job = creationTime == null ? reader.find(arn) : reader.find(arn, creationTime);
    if (job == null) {
      return new Answer(HttpAnswer.of(missing()), 0);
    }
    JobJson row = new JobJson(fields);
    row.add(job);
    return new Answer(HttpAnswer.json(row.toString()), 1);
  }

  private Problem missing() {
    String created =
        creationTime == null ? "" : ", created " + Timestamps.format(creationTime) + ",";
    return new Problem(
        404,
        "no training job %s%s is known in account %s and Region %s"
            .formatted(arn.name(), created, arn.place().accountId(), arn.place().region()),
        creationTime == null ? Parameter.TRAINING_JOB_NAME.id() : Parameter.CREATION_TIME.id(),
        creationTime == null ? arn.name() : Timestamps.format(creationTime));
  }

  private static String checked(
      Map<Parameter, String> path, Parameter parameter, Predicate<String> form, String expected) {
    String text = path.getOrDefault(parameter, "");
    if (!form.test(text)) {
      throw BadRequestException.of(
          parameter.id(),
          text,
          "%s must %s, was %s".formatted(parameter.id(), expected, Problem.shortened(text)));
    }
    return text;
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Timestamps.parse(text);
    } catch (DateTimeException _) {
      throw BadRequestException.of(
          Parameter.CREATION_TIME.id(),
          text,
          "creation_time must be a time such as 2026-11-23T14:13:00.000Z, was "
              + Problem.shortened(String.valueOf(text)));
    }
  }
}
