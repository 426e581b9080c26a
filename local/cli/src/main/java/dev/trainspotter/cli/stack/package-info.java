/// A deployed stack, as commands work on it: its outputs, and the invocation of its functions.
///
/// It promises: requests use the credentials, the Region and the proxy that AWS's own tools would
/// use.
///
/// **Not here:** the HTTP API of a stack (http), what a command does with a stack.
@NullMarked
package dev.trainspotter.cli.stack;

import org.jspecify.annotations.NullMarked;
