package dev.trainspotter.query.request;

import dev.trainspotter.api.Request;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.query.filter.JobPath;
import java.time.Instant;

/// A request whose route is known, with everything but the rows that its response depends on.
///
/// @param path the account, Region and name that the request's path gives
/// @param now when the request was received
public record RoutedRequest(
    RowRoute route, JobPath path, Request request, Instant now, Bounds bounds) {}
