/// The benchmark `cold-start`: how long a new process of each function needs until its first
/// response, compared with a naive function and with functions that do nothing.
///
/// It promises:
/// - every function runs from its zip alone, under Lambda's own runtime client;
/// - all of them have the same options of the JVM and the same CPU, and talk to the same stub;
/// - a function that did not do its work fails the benchmark.
///
/// Start with [ColdStartCommand].
///
/// **Not here:** the functions that are compared (naive), and the start of the SQL engine alone
/// (sqlstart).
@NullMarked
package dev.trainspotter.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
