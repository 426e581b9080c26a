/// The configuration of a deployment: every key, its default and its allowed values.
///
/// **Not here:** how the stack uses the values (the other packages of infra).
@NullMarked
package dev.trainspotter.infra.configuration;

import org.jspecify.annotations.NullMarked;
