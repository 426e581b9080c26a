package dev.trainspotter.sql.questions;

import dev.trainspotter.catalog.Column;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Answers about networks, encryption, data, images and owners.
final class AuditOracles {
  private AuditOracles() {}

  private static String account(Job job) {
    return job.required(Column.ACCOUNT_ID);
  }

  static List<List<Object>> unprotected(List<Job> jobs, Instant now) {
    return Oracle.by(AuditOracles::account, Oracle.since(Oracle.daysBefore(now, 30), jobs))
        .entrySet()
        .stream()
        .map(
            account -> {
              List<Job> all = account.getValue();
              return List.<Object>of(
                  account.getKey(),
                  all.size(),
                  all.stream().filter(job -> !job.has(Column.VPC_CONFIG)).count(),
                  all.stream().filter(AuditOracles::hasUnencryptedTraffic).count(),
                  all.stream().filter(AuditOracles::isOutputWithoutKey).count());
            })
        .toList();
  }

  private static boolean hasUnencryptedTraffic(Job job) {
    return job.number(Column.INSTANCE_COUNT) > 1
        && !job.is(Column.ENABLE_INTER_CONTAINER_TRAFFIC_ENCRYPTION);
  }

  private static boolean isOutputWithoutKey(Job job) {
    String key = job.member(Column.OUTPUT_DATA_CONFIG, "KmsKeyId");
    return key == null || key.isEmpty();
  }

  static List<List<Object>> buckets(List<Job> jobs, Instant now) {
    Map<String, Set<Job>> readers = new TreeMap<>();
    for (Job job : jobs) {
      for (Map<String, AttributeValue> channel : job.elements(Column.INPUT_DATA_CONFIG)) {
        readers.computeIfAbsent(bucket(channel), _ -> new HashSet<>()).add(job);
      }
    }
    return Oracle.five(
        Oracle.descending(
            1,
            readers.entrySet().stream()
                .map(
                    bucket ->
                        List.of(
                            bucket.getKey(),
                            bucket.getValue().size(),
                            bucket.getValue().stream()
                                .map(job -> job.required(Column.ROLE_ARN))
                                .distinct()
                                .count()))));
  }

  private static String bucket(Map<String, AttributeValue> channel) {
    AttributeValue source = Objects.requireNonNull(channel.get("DataSource"));
    AttributeValue s3 = Objects.requireNonNull(source.m().get("S3DataSource"));
    return Objects.requireNonNull(s3.m().get("S3Uri")).s().split("/", -1)[2];
  }

  static List<List<Object>> images(List<Job> jobs, Instant now) {
    return Oracle.descending(
        1,
        Oracle.by(AuditOracles::image, jobs.stream()).entrySet().stream()
            .map(
                image ->
                    List.of(
                        image.getKey(),
                        image.getValue().size(),
                        image.getValue().stream().map(AuditOracles::account).distinct().count(),
                        image.getValue().stream()
                            .map(Job::created)
                            .max(Comparator.naturalOrder())
                            .orElseThrow())));
  }

  private static String image(Job job) {
    String image = job.member(Column.ALGORITHM_SPECIFICATION, "TrainingImage");
    return Objects.requireNonNull(image).split("/", -1)[1];
  }

  static List<List<Object>> withoutOwner(List<Job> jobs, Instant now) {
    return Oracle.by(AuditOracles::account, jobs.stream().filter(job -> job.tag("owner") == null))
        .entrySet()
        .stream()
        .map(
            account ->
                List.<Object>of(
                    account.getKey(),
                    account.getValue().size(),
                    account.getValue().stream()
                        .map(job -> job.tag("team"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(", "))))
        .toList();
  }
}
