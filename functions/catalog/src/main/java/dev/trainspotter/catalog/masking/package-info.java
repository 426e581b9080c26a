/// Removes secrets from rows before they are compared or stored, and from messages before they are
/// buried.
///
/// It promises:
/// - masking is pure and idempotent: a masked row comes back unchanged;
/// - keys and numbers are never changed, and a row without secrets comes back equal;
/// - every text is searched, at any depth, except in columns whose traits say that they cannot hold
///   free text;
/// - what counts as a secret is data: public formats in `secret-formats.tsv`, other shapes in
///   `SecretShape`, names in `SecretPhrase` and `SecretKey`, programs in `CommandSecrets`;
/// - its time grows linearly with the text.
///
/// Start with [dev.trainspotter.catalog.masking.Masking]; everything else is private to the
/// package.
///
/// **Not here:** reading SageMaker's JSON.
@NullMarked
package dev.trainspotter.catalog.masking;

import org.jspecify.annotations.NullMarked;
