/// What a template has the effect of: who is allowed what, when alarms fire, and what protects the
/// data. Each check is a function over a template.
///
/// **Not here:** running the template's functions (running).
@NullMarked
package dev.trainspotter.infra.effect;

import org.jspecify.annotations.NullMarked;
