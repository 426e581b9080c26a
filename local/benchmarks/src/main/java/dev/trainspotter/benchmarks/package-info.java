/// What the product costs in numbers, measured on this machine and held to limits.
///
/// It promises:
/// - a benchmark is one command, prints its figures as a table on standard output and ends with 1
///   when one of them is over its limit;
/// - what it needs is made once, kept in a folder that git ignores, and used again;
/// - it asks the product as it runs in Lambda, and takes capacities as DynamoDB reports them.
///
/// **Not here:** what tests already hold (each module's own), and times that a build could fail by:
/// those differ from machine to machine.
@NullMarked
package dev.trainspotter.benchmarks;

import org.jspecify.annotations.NullMarked;
