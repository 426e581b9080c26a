/// Secrets are removed from a row before it is compared or stored.
///
/// It promises:
/// - masking is pure and idempotent: a masked row comes back unchanged;
/// - keys and numbers are never changed, and a row without secrets comes back equal;
/// - what counts as a secret is data: formats in `SecretShape`, names in `SecretKey`;
/// - the time it takes grows linearly with the text.
///
/// Start with [dev.trainspotter.catalog.masking.Masking]; everything else is private to the
/// package.
///
/// **Not here:** reading SageMaker's JSON.
@NullMarked
package dev.trainspotter.catalog.masking;

import org.jspecify.annotations.NullMarked;
