/// Damages the synthesized template in every way of a list of kinds, and asks whether the tests
/// would notice.
///
/// **Not here:** the checks that judge a template (effect), damage to the functions' code
/// (`local/mutate`).
@NullMarked
package dev.trainspotter.infra.mutations;

import org.jspecify.annotations.NullMarked;
