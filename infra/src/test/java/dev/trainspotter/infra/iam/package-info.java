/// A simulator of IAM for the policies of our templates.
///
/// **Not here:** which policies a template has (effect, running).
@NullMarked
package dev.trainspotter.infra.iam;

import org.jspecify.annotations.NullMarked;
