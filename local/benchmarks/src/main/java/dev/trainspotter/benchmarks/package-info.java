/// What the product costs in numbers, measured on this machine.
///
/// It promises:
/// - each benchmark is one command, which prints its figures as a table on standard output;
/// - read units have limits: the command exits with 1 if a request costs more than its limit;
/// - speed has no limit, because it differs from machine to machine; only the ratio to another
///   program on the same machine may have one;
/// - rows that take minutes to generate are kept in a folder that git ignores, and used again;
/// - requests reach the product as they do in Lambda, and read units are those that DynamoDB
///   reports.
///
/// Start with [Benchmarks].
///
/// **Not here:** what tests already check (each module's own), and times that could fail a build.
@NullMarked
package dev.trainspotter.benchmarks;

import org.jspecify.annotations.NullMarked;
