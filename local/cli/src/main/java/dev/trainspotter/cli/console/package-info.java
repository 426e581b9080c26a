/// `./trainspotter console`: the console for a deployed API, served to the browser on this machine.
///
/// Start at [ConsoleServer]. It promises:
/// - it listens on 127.0.0.1 only;
/// - it answers a request only from a browser that has opened the address with the random token,
///   and only from the console's own pages ([Gate]);
/// - it forwards GET below `/v1/` and `POST /v1/sql`, and nothing else; neither the token nor a
///   cookie reaches the API ([Forwarding]);
/// - a request that the API cannot answer becomes a problem that the page shows, and the command
///   goes on.
///
/// **Not here:** the files of the console (console), and how requests are signed (http).
@NullMarked
package dev.trainspotter.cli.console;

import org.jspecify.annotations.NullMarked;
