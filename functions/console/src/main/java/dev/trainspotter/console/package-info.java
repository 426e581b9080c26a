/// The web console: the static files that a browser loads, and the headers that protect them.
///
/// Start at [ConsoleFiles]. It promises:
/// - a path finds one file of the console, or none: no path leads to another resource;
/// - every file comes with a content security policy that lets a page load scripts, styles and data
///   from its own origin only;
/// - the files need no build step but Maven's: Lit is unpacked from its jars.
///
/// **Not here:** who serves the files (cli), and what the API answers to the console (query, sql).
@NullMarked
package dev.trainspotter.console;

import org.jspecify.annotations.NullMarked;
