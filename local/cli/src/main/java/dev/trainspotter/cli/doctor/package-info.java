/// `./trainspotter doctor`: shows, for each account and Region, what is missing so that its jobs
/// are collected, and the command that repairs it.
///
/// It promises: the checks are made by the deployed function itself, with its own roles, and
/// change nothing.
///
/// **Not here:** the checks ([dev.trainspotter.ingest.ReconcileHandler]); whether the rows are
/// fresh (health).
@NullMarked
package dev.trainspotter.cli.doctor;

import org.jspecify.annotations.NullMarked;
