/// Encryption, roles, permission statements, logs, and the suppressed findings of the policy
/// checks.
///
/// **Not here:** which permissions a function gets (functions).
@NullMarked
package dev.trainspotter.infra.security;

import org.jspecify.annotations.NullMarked;
