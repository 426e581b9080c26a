/// The CDK app: everything that one deploy puts into an account, one class for each box.
///
/// It promises:
/// - one stack, synthesized without an AWS account, the same text each time;
/// - tables, routes and settings come from the functions' own data, written nowhere twice;
/// - each function's role holds the statements written beside it and no others;
/// - a wrong configuration is one line that names key, value and what is expected.
///
/// **Not here:** what the functions do (ingest, query), the same on one's own machine (cli).
@NullMarked
package dev.trainspotter.infra;

import org.jspecify.annotations.NullMarked;
