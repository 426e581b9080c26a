/// A client of Trainspotter's HTTP API.
///
/// Start at [ApiClient]: it sends an [ApiRequest] and returns an [ApiResponse]. [PageWalk] follows
/// a list from page to page. It promises:
/// - requests to a deployed API are signed, requests to local mode are not;
/// - a response that never becomes a page ends in one line that says what to do ([ApiError]);
/// - credentials never leave the machine unencrypted ([ApiUrl]).
///
/// **Not here:** how rows are shown (jobs).
@NullMarked
package dev.trainspotter.cli.http;

import org.jspecify.annotations.NullMarked;
