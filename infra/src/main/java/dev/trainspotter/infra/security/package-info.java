/// Encryption, roles, permission statements, logs, and the named exceptions to the checks.
///
/// **Not here:** which permissions a function gets (functions).
@NullMarked
package dev.trainspotter.infra.security;

import org.jspecify.annotations.NullMarked;
