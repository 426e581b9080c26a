package dev.trainspotter.query;

import dev.trainspotter.api.RowRoute;
import java.util.List;

/// What requests are put together from that nobody would write.
final class FuzzWords {
  static final List<String> METHODS = List.of("GET", "GET", "POST", "HEAD", "PUT", "get");
  static final List<String> PATHS =
      List.of(
          "/v1/training-jobs",
          "/v1/training-jobs/111122223333",
          "/v1/training-jobs/111122223333/us-east-1",
          "/v1/training-jobs/111122223333/us-east-1/nobody",
          "/v1/training-jobs/111122223333/us-east-1/nobody/timeline",
          "/v1/columns",
          RowRoute.GET_OPENAPI.path(),
          "/v1/training-jobs/",
          "/v1/training-jobs//",
          "/v1/training-jobs/%2F/%00",
          "/v1/training-jobs/\0/../..",
          "/v1/training-jobs/1111 2222/ü/🚂",
          "/v1/training-jobs/111122223333/us-east-1/" + "x".repeat(9_000),
          "//",
          "");
  static final List<String> SUFFIXES =
      List.of(
          "",
          "__eq",
          "__ne",
          "__gt",
          "__gte",
          "__lt",
          "__lte",
          "__startswith",
          "__contains",
          "__exists",
          "__like",
          "__",
          ".x",
          ".x.y",
          "..",
          ".InstanceType",
          ".A".repeat(3_000),
          ".team");
  static final List<String> VALUES =
      List.of(
          "",
          "Failed",
          "true",
          "false",
          "0",
          "-1",
          "1e999999999",
          "-1e-999999999",
          "NaN",
          "9".repeat(500),
          "2026-11-23",
          "-24h",
          "-999999999w",
          "9999-12-31",
          "0001-01-01",
          "2026-13-45",
          "2026-11-23T12:00:00Z",
          "%00",
          "%ff",
          "%",
          "%zz",
          "+",
          "'; DROP TABLE",
          "🚂".repeat(50),
          "\u0007",
          "a,b",
          "*",
          "x".repeat(2_100),
          "arn:aws:sagemaker:us-east-1:111122223333:training-job/a",
          "null",
          "{}",
          "[]");
  static final List<String> TIMES_OF_NO_ROW =
      List.of(
          "+999999999-12-31T23:59:59-18:00",
          "-999999999-01-01T00:00:00+18:00",
          "+10000-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "9999-12-31T23:59:59-18:00",
          "0001-01-01T00:00:00Z",
          "0001-01-01T00:00:00+18:00",
          "0000-01-01T00:00:00Z",
          "-0001-01-01T00:00:00Z",
          "2026-02-30T00:00:00Z",
          "2026-11-23T24:00:00Z",
          "2026-11-23T23:59:60Z",
          "2026-11-23",
          "-24h",
          "");
  static final List<String> FIXED =
      List.of(
          "limit=1",
          "limit=7",
          "limit=500",
          "limit=0",
          "limit=abc",
          "limit=",
          "limit=2&limit=3",
          "sort=creation_time",
          "sort=-creation_time",
          "sort=region",
          "deleted=only",
          "deleted=sometimes",
          "since=24h",
          "since=-24h",
          "since=yesterday",
          "fields=*",
          "fields=region,nothing",
          "fields=",
          "fields=tags.team,resource_config.InstanceType",
          "format=csv",
          "format=ndjson",
          "format=xml",
          "cursor=",
          "cursor=me",
          "cursor=AAAA",
          "unknown=1",
          "=",
          "&&",
          "a=b=c",
          "creation_time=2026-11-23");

  private FuzzWords() {}
}
