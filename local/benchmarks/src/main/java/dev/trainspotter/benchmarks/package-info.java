/// What the product costs in numbers, measured on this machine.
///
/// It promises:
/// - a benchmark is one command and prints its figures as a table on standard output;
/// - read units have limits: the command ends with 1 when one of them is over its limit;
/// - speed has no limit, because it differs from machine to machine;
/// - what takes minutes to make is made once, kept in a folder that git ignores, and used again;
/// - it asks the product as it runs in Lambda, and takes capacities as DynamoDB reports them.
///
/// **Not here:** what tests already hold (each module's own), and times that a build could fail by.
@NullMarked
package dev.trainspotter.benchmarks;

import org.jspecify.annotations.NullMarked;
