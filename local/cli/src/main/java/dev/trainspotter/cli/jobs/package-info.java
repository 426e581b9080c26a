/// `./trainspotter jobs`: any query to the list API, followed to its last page.
///
/// **Not here:** HTTP (http).
@NullMarked
package dev.trainspotter.cli.jobs;

import org.jspecify.annotations.NullMarked;
