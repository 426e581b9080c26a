/// What a deployment can be configured with: every key, its default, and what it may be.
///
/// **Not here:** what the stack does with it.
@NullMarked
package dev.trainspotter.infra.configuration;

import org.jspecify.annotations.NullMarked;
