/// The CDK app: every resource that a deployment creates, with one class for each part of the
/// stack.
///
/// It promises:
/// - one stack, and one for its members, synthesized without an AWS account; equal configurations
///   give equal templates;
/// - tables, routes and settings come from the functions' own declarations and are not repeated;
/// - a role has exactly the statements that are written in this module, none that the CDK adds;
/// - an invalid configuration gives one line with the key, its value and the values allowed.
///
/// **Not here:** the code of the functions (ingest, query), running them without AWS (cli).
@NullMarked
package dev.trainspotter.infra;

import org.jspecify.annotations.NullMarked;
