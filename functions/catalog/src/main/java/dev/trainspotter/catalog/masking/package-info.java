/// Removes secrets from rows before they are compared or stored.
///
/// It promises:
/// - masking is pure and idempotent: a masked row comes back unchanged;
/// - keys and numbers are never changed, and a row without secrets comes back equal;
/// - which columns are searched is a trait of each column; what counts as a secret is data:
///   formats in `SecretShape`, names in `SecretKey`;
/// - its time grows linearly with the text.
///
/// Start with [dev.trainspotter.catalog.masking.Masking]; everything else is private to the
/// package.
///
/// **Not here:** reading SageMaker's JSON.
@NullMarked
package dev.trainspotter.catalog.masking;

import org.jspecify.annotations.NullMarked;
